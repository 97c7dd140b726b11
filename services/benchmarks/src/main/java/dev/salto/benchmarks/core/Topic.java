package dev.salto.benchmarks.core;

import java.util.List;

/**
 * What a project or a scenario of a generated market is about. Offers and scenarios of one topic
 * speak of it in words of which only some are the same.
 *
 * @param fields codes of the strategic industries, the main one first
 * @param attributes what is measured, each {@code code|unit|usual-value}; a usual value below 0 is
 *     one that should be low, and stands for its amount
 * @param offersZh names of what is offered; the n-th of {@code offersEn} says the same
 * @param tasksZh what scenarios ask for; the n-th of {@code tasksEn} says the same
 */
record Topic(
    List<String> fields,
    List<String> attributes,
    List<String> offersZh,
    List<String> offersEn,
    List<String> tasksZh,
    List<String> tasksEn) {

  /** The most usual first. */
  static final List<Topic> ALL =
      List.of(
          topic(
              "1.5 1.2",
              "video-channels|count|48;inference-latency|ms|-30;video-false-alarm|%|-4",
              "边缘视频分析一体机;多路监控识别系统;智能摄像头算法盒",
              "edge box for video analysis;recognition system for many cameras;smart camera unit",
              "接驳场站人员闯入识别;仓库违停实时告警;园区周界视频监测",
              "detection of intrusion at the coach station;live alarm of wrong parking in warehouses;"
                  + "video watch of the park's perimeter"),
          topic(
              "7.2 5.1",
              "cleaning-rate|m2/h|7000;noise|dB(A)|-68;battery-life|h|5;sweep-width|m|1.8",
              "无人清扫车队;自动驾驶洗扫车;小型扫路机器人",
              "unmanned street sweeper fleet;self-driving washing vehicle;compact sweeping robot",
              "市政道路日常保洁;广场与人行道清扫;口岸硬化地面夜间冲洗",
              "daily cleaning of municipal roads;sweeping of squares and pavements;"
                  + "night washing of the port's hard surfaces"),
          topic(
              "4.1 2.1",
              "samples-per-day|count|600;pipetting-error|%|-2",
              "机器人实验工作站;自动化移液平台;高通量药物筛选系统",
              "robotic laboratory workstation;automated pipetting platform;"
                  + "high-throughput drug screening system",
              "小分子制剂中试放大;药企共享实验服务;候选化合物批量检测",
              "scale-up of small-molecule formulations;shared experiments for pharma firms;"
                  + "batch assay of candidate compounds"),
          topic(
              "1.5 1.3",
              "speech-accuracy|%|95;languages|count|3;inference-latency|ms|-300",
              "多语种语音坐席;智能客服大模型;实时语音翻译终端",
              "multilingual voice agent;large model for customer service;live speech translator",
              "口岸旅客多语种问询;政务热线夜间应答;展会同声传译",
              "enquiries of travellers in several languages;night answers on the city hotline;"
                  + "interpreting at exhibitions"),
          topic(
              "2.1 1.5",
              "battery-life|h|4;patrol-false-alarm|%|-5;obstacle-detection|m|40",
              "园区巡检机器人;人形安防机器人;四足巡逻机器狗",
              "park inspection robot;humanoid security robot;four-legged patrol dog",
              "夜间安防巡逻;配电房设备巡检;地下管廊火情识别",
              "night security patrol;inspection of switch rooms;fire recognition in utility tunnels"),
          topic(
              "1.3 1.5",
              "risk-false-alarm|%|-4;inference-latency|ms|-350",
              "金融文本风险识别模型;反欺诈图计算引擎;合规报告自动审核",
              "model for risk in financial text;graph engine against fraud;"
                  + "automatic review of compliance reports",
              "持牌机构信用风险预警;跨境支付反洗钱筛查;企业年报合规检查",
              "early warning of credit risk for licensed institutions;"
                  + "money laundering checks of cross-border payments;"
                  + "compliance check of annual reports"),
          topic(
              "2.2 1.5",
              "payload|kg|6;flight-radius|km|12;positioning-error|cm|-20",
              "货运无人机;低空航路规划平台;垂直起降巡检无人机",
              "cargo drone;low-altitude route planning platform;vertical take-off inspection drone",
              "跨河样本空中递送;江面桥梁巡检;园区外卖无人机配送",
              "delivery of samples across the river by air;inspection of bridges;"
                  + "drone delivery of meals in the park"),
          topic(
              "4.2 2.1",
              "positioning-error|cm|-0.1;battery-life|h|3",
              "柔性内镜手术机器人;康复外骨骼;超声自动扫查机械臂",
              "flexible endoscopic surgical robot;rehabilitation exoskeleton;"
                  + "robot arm for ultrasound scans",
              "手术机器人临床前验证;社区康复中心训练;医院超声筛查",
              "preclinical proof of surgical robots;training in community rehabilitation;"
                  + "ultrasound screening in hospitals"),
          topic(
              "1.1 5.4",
              "v2x-range|m|700;inference-latency|ms|-20",
              "车路协同路侧单元;毫米波雷达感知基站;高精度定位模组",
              "V2X roadside unit;millimetre-wave radar station;high-precision positioning module",
              "卡口盲区预警;港区无人集卡通行;公交优先信号",
              "blind-spot warning at gates;passage of unmanned trucks in the port;bus priority signals"),
          topic(
              "3.6 7.1",
              "energy-saving|%|18;temperature-stability|K|-0.5",
              "辐射制冷涂层;相变储热材料;智能调光玻璃",
              "radiative cooling coating;phase-change heat storage;switchable glazing",
              "旧厂房外墙节能改造;数据机房降温;冷链箱恒温",
              "energy refit of old factory facades;cooling of data rooms;"
                  + "constant temperature in cold chain boxes"),
          topic(
              "4.1 4.2",
              "organ-models|count|3;samples-per-day|count|60;temperature-stability|K|-0.3",
              "器官芯片毒性评价;类器官培养平台;单细胞测序试剂盒",
              "organ-on-chip toxicity testing;organoid culture platform;single-cell sequencing kit",
              "临床前肝毒性评价;肿瘤用药敏感性检测;罕见病样本测序",
              "preclinical testing of liver toxicity;drug response of tumour samples;"
                  + "sequencing of rare disease samples"),
          topic(
              "8.1 1.5",
              "languages|count|4;power-draw|W|-200",
              "数字人导览;沉浸式投影展项;虚拟现实实训舱",
              "digital human guide;immersive projection exhibit;virtual reality training cabin",
              "展厅参观团讲解;博物馆夜游;消防演练体验",
              "tours for visiting groups;museum nights;experience of fire drills"));

  private static Topic topic(
      String fields,
      String attributes,
      String offersZh,
      String offersEn,
      String tasksZh,
      String tasksEn) {
    return new Topic(
        List.of(fields.split(" ")),
        List.of(attributes.split(";")),
        List.of(offersZh.split(";")),
        List.of(offersEn.split(";")),
        List.of(tasksZh.split(";")),
        List.of(tasksEn.split(";")));
  }
}

"use strict";

// What the pages do beyond links and forms: the theme, filters that apply at once, the live feed, charts.
// Without this script every page still works.

(() => {
  const root = document.documentElement;

  // --- theme: the system's unless chosen here ------------------------------------------------

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = localStorage.getItem("salto-theme");
  if (chosen) {
    root.dataset.theme = chosen;
  }

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-switch]")) {
      root.dataset.theme = isDark() ? "light" : "dark";
      localStorage.setItem("salto-theme", root.dataset.theme);
      drawCharts(document);
    }
  });

  dark.addEventListener("change", () => drawCharts(document));

  // --- filters -------------------------------------------------------------------------------

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-submit-on-change]");
    if (form && event.target.matches("select")) {
      form.requestSubmit();
    }
  });

  document.addEventListener("submit", (event) => {
    // A filter that is not set is no part of the address.
    if (event.target.matches("form.filters")) {
      for (const field of event.target.elements) {
        field.disabled = field.name && !field.value;
      }
    }
  });

  addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("form.filters [disabled]")) {
      field.disabled = false;
    }
  });

  // --- live feed -----------------------------------------------------------------------------

  // Nobody loses what they are writing to an update: it waits until the form is left.
  const writing = () =>
    document.activeElement?.closest("[hx-get] form") || document.querySelector("[hx-get] details[open] form");

  let pending = false;

  const changed = () => {
    if (!pending) {
      pending = true;
      const update = () => {
        if (writing()) {
          setTimeout(update, 1000);
          return;
        }
        pending = false;
        document.body.dispatchEvent(new CustomEvent("salto:match"));
      };
      setTimeout(update, 150);
    }
  };

  // The browser reconnects by itself after a broken line, with Last-Event-ID; after an answer other than
  // 200 (Salto is starting) it gives up, so this begins anew at the last cursor seen.
  function follow(sign) {
    let cursor = sign.dataset.cursor;
    let wait = 500;

    const open = () => {
      const address = new URL("/api/v1/match-events", location.href);
      address.searchParams.set("cursor", cursor);
      for (const name of ["park", "demand", "mark"]) {
        if (sign.dataset[name]) {
          address.searchParams.set(name, sign.dataset[name]);
        }
      }
      const source = new EventSource(address);
      source.onopen = () => {
        // What was drawn before the line broke may be old.
        if (sign.dataset.state === "lost") {
          changed();
        }
        sign.dataset.state = "live";
        wait = 500;
      };
      source.onmessage = (event) => {
        cursor = event.lastEventId || cursor;
        changed();
      };
      source.addEventListener("unmet-order", changed);
      source.onerror = () => {
        sign.dataset.state = "lost";
        if (source.readyState === EventSource.CLOSED) {
          setTimeout(open, wait);
          wait = Math.min(wait * 2, 10000);
        }
      };
      addEventListener("pagehide", () => source.close(), { once: true });
    };
    open();
  }

  // Rows that were not there before an update light up for a moment.
  const known = new Map();

  const rows = (element) => [...element.querySelectorAll("[data-row]")];

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (writing()) {
      // They began while it was on its way.
      event.detail.shouldSwap = false;
      changed();
      return;
    }
    const target = event.detail.target;
    known.set(target.id, new Set(rows(target).map((row) => row.dataset.row)));
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const target = document.getElementById(event.detail.target.id) || event.detail.elt;
    const before = known.get(target.id);
    if (before) {
      for (const row of rows(target)) {
        row.classList.toggle("arrived", !before.has(row.dataset.row));
      }
    }
    drawCharts(target);
  });

  // --- charts --------------------------------------------------------------------------------

  // As the theme in force has it.
  function colour(name) {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(${name})`;
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    return resolved;
  }

  // A chart is an element with its data as JSON: {labels: [..], series: [{name, values: [..]}], stacked, unit}.
  // The same figures stand in a table beside it.
  function drawCharts(within) {
    if (!window.echarts) {
      return;
    }
    drawReadings(within);
    for (const element of within.querySelectorAll("[data-chart]")) {
      const data = JSON.parse(element.dataset.chart);
      echarts.dispose(element);
      const text = colour("--salto-quiet");
      const colours = data.stacked ? ["--salto-paid", "--salto-rest"] : ["--salto-accent", "--salto-paid", "--salto-third", "--salto-fourth", "--salto-rest", "--salto-bad"];
      const unit = data.unit || "";
      const bars = data.stacked ? 26 : 12 + 14 * data.series.length;
      element.style.height = `${70 + data.labels.length * bars}px`;
      const chart = echarts.init(element, null, { renderer: "svg" });
      chart.setOption({
        animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
        color: colours.map(colour),
        grid: { left: 8, right: unit ? 48 : 32, top: 36, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 14, textStyle: { color: text } },
        tooltip: {
          trigger: "axis",
          axisPointer: { type: "shadow" },
          renderMode: "richText",
          valueFormatter: (value) => (value == null ? "–" : `${value}${unit}`),
        },
        xAxis: {
          type: "value",
          minInterval: 1,
          axisLabel: { color: text, formatter: `{value}${unit}` },
          splitLine: { lineStyle: { color: colour("--salto-line") } },
        },
        yAxis: {
          type: "category",
          inverse: true,
          data: data.labels,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colour("--salto-line") } },
          axisLabel: { color: text, width: 150, overflow: "truncate", interval: 0 },
        },
        series: data.series.map((one) => ({
          type: "bar",
          name: one.name,
          data: one.values,
          stack: data.stacked ? "all" : undefined,
          barMaxWidth: 18,
          label: data.stacked
            ? { show: false }
            : { show: true, position: "right", color: text, formatter: `{c}${unit}` },
        })),
      });
    }
  }

  // What was measured day by day against what is required, with the product versions that ran:
  // {name, unit, limit, limitName, points: [[day, value]], versions: [[day, version]]}.
  function drawReadings(within) {
    for (const element of within.querySelectorAll("[data-readings]")) {
      const data = JSON.parse(element.dataset.readings);
      echarts.dispose(element);
      const text = colour("--salto-quiet");
      const round = (value) => Number(value.toPrecision(2));
      const mark = (formatter) => ({ formatter, color: text, fontSize: 11 });
      const values = data.points.map((point) => point[1]).concat(data.limit);
      const margin = (Math.max(...values) - Math.min(...values)) * 0.15 || 1;
      const chart = echarts.init(element, null, { renderer: "svg" });
      chart.setOption({
        animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
        color: [colour("--salto-accent")],
        grid: { left: 8, right: 40, top: 24, bottom: 8, containLabel: true },
        tooltip: {
          trigger: "axis",
          renderMode: "richText",
          valueFormatter: (value) => `${value} ${data.unit}`,
        },
        xAxis: {
          type: "time",
          // Readings are of days: half a day has no name of its own.
          minInterval: 24 * 3600 * 1000,
          axisLabel: { color: text, hideOverlap: true, showMaxLabel: true, formatter: "{yyyy}-{MM}-{dd}" },
          axisLine: { lineStyle: { color: colour("--salto-line") } },
        },
        yAxis: {
          type: "value",
          // The limit is no data of the line, and has to be seen all the same.
          min: Math.max(Math.min(0, ...values), round(Math.min(...values) - margin)),
          max: round(Math.max(...values) + margin),
          axisLabel: { color: text },
          splitLine: { lineStyle: { color: colour("--salto-line") } },
        },
        series: [
          {
            type: "line",
            name: data.name,
            data: data.points,
            symbolSize: 7,
            showAllSymbol: data.points.length < 40,
            markLine: {
              symbol: "none",
              silent: true,
              animation: false,
              data: [
                {
                  yAxis: data.limit,
                  lineStyle: { color: colour("--salto-paid"), type: "solid" },
                  label: { ...mark(data.limitName), position: "insideEndTop" },
                },
                ...data.versions.map(([day, version]) => ({
                  xAxis: day,
                  lineStyle: { color: colour("--salto-rest"), type: "dashed" },
                  label: { ...mark(version), position: "end" },
                })),
              ],
            },
          },
        ],
      });
    }
  }

  addEventListener("resize", () => {
    for (const element of document.querySelectorAll("[data-chart], [data-readings]")) {
      const chart = window.echarts && echarts.getInstanceByDom(element);
      if (chart) {
        chart.resize();
      }
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    drawCharts(document);
    const sign = document.querySelector("[data-cursor]");
    if (sign) {
      follow(sign);
    }
  });
})();

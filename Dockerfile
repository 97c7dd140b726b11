# One service: docker build --build-arg SERVICE=matcher . after its jar was built (./salto test, or mvn package).
FROM eclipse-temurin:25-jre
ARG SERVICE
RUN useradd --system --user-group --no-create-home --shell /usr/sbin/nologin salto \
 && mkdir /data \
 && chown salto:salto /data
COPY services/${SERVICE}/target/salto-${SERVICE}-app.jar /tmp/app.jar
# Spread out it starts faster than from inside the one jar.
RUN java -Djarmode=tools -jar /tmp/app.jar extract --destination /opt/salto \
 && rm /tmp/app.jar
USER salto
WORKDIR /opt/salto
VOLUME /data
ENV SALTO_DATA=/data MALLOC_ARENA_MAX=2
EXPOSE 8080
# The image has no curl.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]

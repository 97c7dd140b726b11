# One service, from its jar: mvn -DskipTests package, then docker build --build-arg SERVICE=matcher .
FROM eclipse-temurin:25-jre AS jar
ARG SERVICE
COPY services/${SERVICE}/target/salto-${SERVICE}-app.jar /tmp/app.jar
# Spread out it starts faster than from inside the one jar, and only the small layer changes with our code.
RUN java -Djarmode=tools -jar /tmp/app.jar extract --layers --destination /tmp/app

FROM eclipse-temurin:25-jre
RUN useradd --system --user-group --no-create-home --shell /usr/sbin/nologin salto \
 && mkdir /data \
 && chown salto:salto /data
WORKDIR /opt/salto
COPY --from=jar /tmp/app/dependencies/ ./
COPY --from=jar /tmp/app/application/ ./
USER salto
VOLUME /data
ENV SALTO_DATA=/data MALLOC_ARENA_MAX=2
EXPOSE 8080
# The image has no curl.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]

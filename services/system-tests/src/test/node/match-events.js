// Prints every match event from the first one on, one line of JSON each, until it is stopped:
//   node match-events.js BROKER REGISTRY
const { Kafka, logLevel } = require("kafkajs");
const { SchemaRegistry } = require("@kafkajs/confluent-schema-registry");

const [broker, host] = process.argv.slice(2);
const registry = new SchemaRegistry({ host });
const consumer = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR }).consumer({
  groupId: "a-dashboard",
});

async function run() {
  await consumer.connect();
  await consumer.subscribe({ topic: "salto.match-events.v1", fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      console.log(JSON.stringify(await registry.decode(message.value)));
    },
  });
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});

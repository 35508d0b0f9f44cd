// KafkaJS, as npm installs it, on a cluster of a local MSK: node kafkajs.mjs MECHANISM... with the mechanisms
// AWS_MSK_IAM and OAUTHBEARER. Environment: MSK_ENDPOINT, the endpoint of the ready line, the keys of a
// caller as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and the CA of the brokers as MSK_CA_FILE.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Kafka as Msk } from '@aws-sdk/client-kafka';
import { createMechanism } from '@jm18457/kafkajs-msk-iam-authentication-mechanism';
import signer from 'aws-msk-iam-sasl-signer-js';
import kafkajs from 'kafkajs';
import { gone, reach } from './check.mjs';

const region = 'us-east-1';
const msk = new Msk({ endpoint: process.env.MSK_ENDPOINT, region, maxAttempts: 1 });
const logins = {
  AWS_MSK_IAM: () => createMechanism({ region }),
  OAUTHBEARER: () => ({
    mechanism: 'oauthbearer',
    oauthBearerProvider: async () => {
      const { token } = await signer.generateAuthToken({ region });
      return { value: token };
    },
  }),
};

async function createCluster() {
  const { ClusterArn } = await msk.createClusterV2({
    ClusterName: 'kafkajs',
    Provisioned: {
      KafkaVersion: '3.9.x.kraft',
      NumberOfBrokerNodes: 2,
      BrokerNodeGroupInfo: {
        InstanceType: 'kafka.m7g.large',
        ClientSubnets: ['subnet-1', 'subnet-2'],
      },
      ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
    },
  });
  await reach('cluster', 'ACTIVE', async () => {
    const { ClusterInfo } = await msk.describeClusterV2({ ClusterArn });
    return { state: ClusterInfo.State };
  });
  const { BootstrapBrokerStringSaslIam } = await msk.getBootstrapBrokers({ ClusterArn });
  return { arn: ClusterArn, brokers: BootstrapBrokerStringSaslIam.split(',') };
}

async function produceAndConsume(brokers, mechanism) {
  const kafka = new kafkajs.Kafka({
    clientId: `kafkajs-${mechanism}`,
    brokers,
    ssl: { ca: [readFileSync(process.env.MSK_CA_FILE, 'utf8')] },
    sasl: logins[mechanism](),
    logLevel: kafkajs.logLevel.WARN,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 30 },
  });
  const topic = `orders-${mechanism.toLowerCase()}`;
  const admin = kafka.admin();
  await admin.connect();
  assert.ok(
    await admin.createTopics({ topics: [{ topic, numPartitions: 2, replicationFactor: 2 }] }),
  );
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  const sent = ['one', 'two', 'three', 'vier ü'];
  await producer.send({ topic, acks: -1, messages: sent.map((value) => ({ key: value, value })) });

  const consumer = kafka.consumer({ groupId: `billing-${mechanism.toLowerCase()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const seen = await new Promise((resolve, reject) => {
    const values = [];
    // KafkaJS starts again by itself after what is over soon, such as a coordinator that still loads
    consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || reject(payload.error));
    consumer
      .run({
        eachMessage: async ({ message }) => {
          values.push(message.value.toString());
          if (values.length === sent.length) {
            resolve(values);
          }
        },
      })
      .catch(reject);
  });
  assert.deepEqual(seen.sort(), [...sent].sort());
  await Promise.all([consumer.disconnect(), producer.disconnect(), admin.disconnect()]);
  console.log(`${mechanism}: ${seen.length} records`);
}

const mechanisms = process.argv.slice(2);
assert.ok(mechanisms.length > 0, 'mechanisms: none (expected: AWS_MSK_IAM or OAUTHBEARER)');
const cluster = await createCluster();
for (const mechanism of mechanisms) {
  await produceAndConsume(cluster.brokers, mechanism);
}
await msk.deleteCluster({ ClusterArn: cluster.arn });
await gone('cluster', () => msk.describeClusterV2({ ClusterArn: cluster.arn }));
console.log('kafkajs: done');

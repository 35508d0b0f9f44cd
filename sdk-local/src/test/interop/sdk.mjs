// The AWS SDK for JavaScript, as npm installs it, against a local MSK. Environment: MSK_ENDPOINT, the
// endpoint of the ready line, and the keys of the administrator as AWS_ACCESS_KEY_ID and
// AWS_SECRET_ACCESS_KEY.
import assert from 'node:assert/strict';
import { Kafka, KafkaServiceException, BadRequestException } from '@aws-sdk/client-kafka';
import { KafkaConnect } from '@aws-sdk/client-kafkaconnect';
import { ResourceNotFoundException, SecretsManager } from '@aws-sdk/client-secrets-manager';
import { STS } from '@aws-sdk/client-sts';
import { gone, reach } from './check.mjs';

const place = { endpoint: process.env.MSK_ENDPOINT, region: 'us-east-1', maxAttempts: 1 };
const kafka = new Kafka(place);
const connect = new KafkaConnect(place);
const secrets = new SecretsManager(place);
const sts = new STS(place);

async function identity() {
  const { Arn, Account } = await sts.getCallerIdentity({});
  assert.equal(Arn, 'arn:aws:iam::111122223333:user/local-admin');
  assert.equal(Account, '111122223333');
}

async function configuration() {
  const properties = (text) => new TextEncoder().encode(text);
  const { Arn, State } = await kafka.createConfiguration({
    Name: 'sdk',
    KafkaVersions: ['3.9.x.kraft'],
    ServerProperties: properties('auto.create.topics.enable=false\n'),
  });
  assert.equal(State, 'ACTIVE');
  const second = 'num.partitions=3\n# ünicode\n';
  const updated = await kafka.updateConfiguration({
    Arn,
    Description: 'more partitions',
    ServerProperties: properties(second),
  });
  assert.equal(updated.LatestRevision.Revision, 2);
  assert.ok(updated.LatestRevision.CreationTime instanceof Date);
  const { Revisions } = await kafka.listConfigurationRevisions({ Arn });
  assert.deepEqual(Revisions.map((revision) => revision.Revision).sort(), [1, 2]);
  const read = await kafka.describeConfigurationRevision({ Arn, Revision: 2 });
  assert.equal(new TextDecoder().decode(read.ServerProperties), second);
  await assert.rejects(
    kafka.updateConfiguration({ Arn, ServerProperties: properties('no.such.property=1') }),
    BadRequestException,
  );
  assert.equal((await kafka.deleteConfiguration({ Arn })).State, 'DELETING');
  // MSK has this one refusal of its own for a configuration that does not exist
  await gone('configuration', () => kafka.describeConfiguration({ Arn }), 'BadRequestException');
}

async function createCluster(name) {
  const { ClusterArn, State } = await kafka.createClusterV2({
    ClusterName: name,
    Tags: { team: 'näme' },
    Provisioned: {
      KafkaVersion: '3.9.x.kraft',
      NumberOfBrokerNodes: 1,
      BrokerNodeGroupInfo: {
        InstanceType: 'kafka.m7g.large',
        ClientSubnets: ['subnet-1'],
        StorageInfo: { EbsStorageInfo: { VolumeSize: 100 } },
      },
      ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: true } } },
    },
  });
  assert.equal(State, 'CREATING');
  return ClusterArn;
}

async function cluster(arn) {
  const { ClusterInfo } = await kafka.describeClusterV2({ ClusterArn: arn });
  return { state: ClusterInfo.State, ...ClusterInfo };
}

async function describeCluster(arn) {
  const { CurrentVersion, Tags } = await reach('cluster', 'ACTIVE', () => cluster(arn));
  assert.match(CurrentVersion, /^K[A-Z0-9]+$/);
  assert.deepEqual(Tags, { team: 'näme' });
  const { NodeInfoList } = await kafka.listNodes({ ClusterArn: arn });
  assert.equal(NodeInfoList.length, 1);
  const brokers = await kafka.getBootstrapBrokers({ ClusterArn: arn });
  assert.match(brokers.BootstrapBrokerStringSaslIam, /^[^,]+:\d+$/);
}

async function storage(arn) {
  const change = (version, size) =>
    kafka.updateBrokerStorage({
      ClusterArn: arn,
      CurrentVersion: version,
      TargetBrokerEBSVolumeInfo: [{ KafkaBrokerNodeId: 'ALL', VolumeSizeGB: size }],
    });
  const { CurrentVersion } = await cluster(arn);
  await assert.rejects(change('K3AAAAAAAAAAAA', 200), KafkaServiceException);
  await assert.rejects(change(CurrentVersion, 99), BadRequestException);
  const { ClusterOperationArn } = await change(CurrentVersion, 200);
  await reach('storage', 'UPDATE_COMPLETE', async () => {
    const { ClusterOperationInfo } = await kafka.describeClusterOperationV2({
      ClusterOperationArn,
    });
    return { state: ClusterOperationInfo.OperationState };
  });
  const changed = await reach('cluster', 'ACTIVE', () => cluster(arn));
  const { StorageInfo } = changed.Provisioned.BrokerNodeGroupInfo;
  assert.equal(StorageInfo.EbsStorageInfo.VolumeSize, 200);
  assert.notEqual(changed.CurrentVersion, CurrentVersion);
}

async function secret(arn) {
  const { ARN } = await secrets.createSecret({
    Name: 'AmazonMSK_sdk',
    KmsKeyId: 'key-1',
    SecretString: JSON.stringify({ username: 'sdk', password: 'sdk-secret' }),
  });
  const value = await secrets.getSecretValue({ SecretId: 'AmazonMSK_sdk' });
  assert.equal(JSON.parse(value.SecretString).username, 'sdk');
  await associate(arn, ARN);
  await secrets.deleteSecret({ SecretId: ARN, ForceDeleteWithoutRecovery: true });
  await assert.rejects(secrets.getSecretValue({ SecretId: ARN }), ResourceNotFoundException);
}

async function associate(arn, secretArn) {
  const associated = await kafka.batchAssociateScramSecret({
    ClusterArn: arn,
    SecretArnList: [secretArn],
  });
  assert.deepEqual(associated.UnprocessedScramSecrets, []);
  const { SecretArnList } = await kafka.listScramSecrets({ ClusterArn: arn });
  assert.deepEqual(SecretArnList, [secretArn]);
  await kafka.batchDisassociateScramSecret({ ClusterArn: arn, SecretArnList: [secretArn] });
  console.log('secret: associated and taken off');
}

async function replicator(source, target) {
  const side = (arn) => ({
    AmazonMskCluster: { MskClusterArn: arn },
    VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] },
  });
  const { ReplicatorArn } = await kafka.createReplicator({
    ReplicatorName: 'sdk',
    ServiceExecutionRoleArn: 'arn:aws:iam::111122223333:role/replicator',
    KafkaClusters: [side(source), side(target)],
    ReplicationInfoList: [
      {
        SourceKafkaClusterArn: source,
        TargetKafkaClusterArn: target,
        TargetCompressionType: 'NONE',
        TopicReplication: { TopicsToReplicate: ['.*'] },
        ConsumerGroupReplication: { ConsumerGroupsToReplicate: ['.*'] },
      },
    ],
  });
  await reach('replicator', 'RUNNING', async () => {
    const { ReplicatorState } = await kafka.describeReplicator({ ReplicatorArn });
    return { state: ReplicatorState };
  });
  await kafka.deleteReplicator({ ReplicatorArn });
  await gone('replicator', () => kafka.describeReplicator({ ReplicatorArn }));
}

async function connector(clusterArn) {
  const brokers = await kafka.getBootstrapBrokers({ ClusterArn: clusterArn });
  const { customPluginArn } = await connect.createCustomPlugin({
    name: 'sdk',
    contentType: 'ZIP',
    location: { s3Location: { bucketArn: 'arn:aws:s3:::plugins', fileKey: 'plugin.zip' } },
  });
  await reach('plugin', 'ACTIVE', async () => {
    const { customPluginState } = await connect.describeCustomPlugin({ customPluginArn });
    return { state: customPluginState };
  });
  const { connectorArn } = await connect.createConnector({
    connectorName: 'sdk',
    capacity: { provisionedCapacity: { mcuCount: 1, workerCount: 1 } },
    connectorConfiguration: { 'connector.class': 'io.example.Sink', 'tasks.max': '1' },
    kafkaCluster: {
      apacheKafkaCluster: {
        bootstrapServers: brokers.BootstrapBrokerStringSaslIam,
        vpc: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
      },
    },
    kafkaClusterClientAuthentication: { authenticationType: 'IAM' },
    kafkaClusterEncryptionInTransit: { encryptionType: 'TLS' },
    kafkaConnectVersion: '2.7.1',
    plugins: [{ customPlugin: { customPluginArn, revision: 1 } }],
    serviceExecutionRoleArn: 'arn:aws:iam::111122223333:role/connect',
  });
  const describe = async () => {
    const answer = await connect.describeConnector({ connectorArn });
    return { state: answer.connectorState, ...answer };
  };
  const running = await reach('connector', 'RUNNING', describe);
  const { connectorOperationArn } = await connect.updateConnector({
    connectorArn,
    currentVersion: running.currentVersion,
    connectorConfiguration: { 'connector.class': 'io.example.Sink', 'tasks.max': '2' },
  });
  await reach('connector operation', 'UPDATE_COMPLETE', async () => {
    const answer = await connect.describeConnectorOperation({ connectorOperationArn });
    return { state: answer.connectorOperationState };
  });
  await connect.deleteConnector({ connectorArn });
  await gone('connector', describe);
}

await identity();
const [first, second] = await Promise.all([createCluster('sdk-1'), createCluster('sdk-2')]);
await configuration();
await describeCluster(first);
await describeCluster(second);
await replicator(first, second);
await connector(first);
await storage(first);
await secret(first);
await kafka.deleteCluster({ ClusterArn: first });
await kafka.deleteCluster({ ClusterArn: second });
await gone('first cluster', () => kafka.describeClusterV2({ ClusterArn: first }));
await gone('second cluster', () => kafka.describeClusterV2({ ClusterArn: second }));
console.log('sdk: done');

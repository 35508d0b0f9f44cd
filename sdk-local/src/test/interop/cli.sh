#!/usr/bin/env bash
# The AWS CLI, as Debian packages it, against a local MSK. Environment: MSK_ENDPOINT, the endpoint of the
# ready line, and the keys of the administrator as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
set -euo pipefail

export AWS_DEFAULT_REGION=us-east-1 AWS_PAGER="" AWS_MAX_ATTEMPTS=1
files=$(mktemp -d)
trap 'jobs -p | xargs -r kill; rm -rf "$files"' EXIT

call() {
  aws --endpoint-url "$MSK_ENDPOINT" --output text "$@"
}

# expect WHAT EXPECTED SEEN
expect() {
  if [ "$2" != "$3" ]; then
    echo "cli: $1: $3 (expected: $2)" >&2
    exit 1
  fi
  echo "cli: $1: $3"
}

# reach WHAT STATE ARGUMENTS...: asks until the answer is the state; each call of the CLI takes a second
reach() {
  local what=$1 state=$2 seen=
  shift 2
  for _ in {1..100}; do
    seen=$(call "$@")
    [ "$seen" != "$state" ] || break
  done
  expect "$what" "$state" "$seen"
}

# gone WHAT REFUSAL ARGUMENTS...: asks until the answer is that there is no such thing
gone() {
  local what=$1 refusal=$2 errors=$files/$BASHPID
  shift 2
  for _ in {1..100}; do
    call "$@" >/dev/null 2>"$errors" || break
  done
  expect "$what" "$refusal" "$(sed -n 's/^An error occurred (\([A-Za-z]*\)).*/\1/p' "$errors")"
}

cluster() {
  call kafka create-cluster-v2 --cluster-name "$1" --query ClusterArn --provisioned '{
    "KafkaVersion": "3.9.x.kraft",
    "NumberOfBrokerNodes": 1,
    "BrokerNodeGroupInfo": {
      "InstanceType": "kafka.m7g.large",
      "ClientSubnets": ["subnet-1"],
      "StorageInfo": {"EbsStorageInfo": {"VolumeSize": 100}}
    },
    "ClientAuthentication": {"Sasl": {"Iam": {"Enabled": true}, "Scram": {"Enabled": true}}}
  }'
}

identity() {
  expect identity arn:aws:iam::111122223333:user/local-admin \
    "$(call sts get-caller-identity --query Arn)"
}

configuration() {
  local arn
  echo "auto.create.topics.enable=false" >"$files/first"
  echo "num.partitions=3" >"$files/second"
  arn=$(call kafka create-configuration --name cli --kafka-versions 3.9.x.kraft \
    --server-properties "fileb://$files/first" --query Arn)
  expect "configuration, revision" 2 "$(call kafka update-configuration --arn "$arn" \
    --server-properties "fileb://$files/second" --query LatestRevision.Revision)"
  expect "configuration, revisions" 2 "$(call kafka list-configuration-revisions --arn "$arn" \
    --query 'length(Revisions)')"
  expect "configuration, properties" "$(base64 <"$files/second")" \
    "$(call kafka describe-configuration-revision --arn "$arn" --revision 2 \
      --query ServerProperties)"
  expect "configuration, deletion" DELETING \
    "$(call kafka delete-configuration --arn "$arn" --query State)"
  # MSK has this one refusal of its own for a configuration that does not exist
  gone "configuration, deleted" BadRequestException kafka describe-configuration --arn "$arn"
}

storage() {
  local arn=$1 version operation
  version=$(call kafka describe-cluster-v2 --cluster-arn "$arn" --query ClusterInfo.CurrentVersion)
  operation=$(call kafka update-broker-storage --cluster-arn "$arn" --current-version "$version" \
    --target-broker-ebs-volume-info KafkaBrokerNodeId=ALL,VolumeSizeGB=200 \
    --query ClusterOperationArn)
  reach "storage, operation" UPDATE_COMPLETE kafka describe-cluster-operation \
    --cluster-operation-arn "$operation" --query ClusterOperationInfo.OperationState
  expect "storage, size" 200 "$(call kafka describe-cluster-v2 --cluster-arn "$arn" \
    --query ClusterInfo.Provisioned.BrokerNodeGroupInfo.StorageInfo.EbsStorageInfo.VolumeSize)"
}

secret() {
  local cluster=$1 arn
  arn=$(call secretsmanager create-secret --name AmazonMSK_cli --kms-key-id key-1 \
    --secret-string '{"username":"cli","password":"cli-secret"}' --query ARN)
  expect "secret, value" cli-secret "$(call secretsmanager get-secret-value --secret-id "$arn" \
    --query SecretString | sed 's/.*"password":"\([^"]*\)".*/\1/')"
  expect "secret, unprocessed" 0 "$(call kafka batch-associate-scram-secret \
    --cluster-arn "$cluster" --secret-arn-list "$arn" --query 'length(UnprocessedScramSecrets)')"
  expect "secret, associated" "$arn" \
    "$(call kafka list-scram-secrets --cluster-arn "$cluster" --query 'SecretArnList[0]')"
  expect "secret, taken off" 0 "$(call kafka batch-disassociate-scram-secret \
    --cluster-arn "$cluster" --secret-arn-list "$arn" --query 'length(UnprocessedScramSecrets)')"
  expect "secret, deletion" "$arn" "$(call secretsmanager delete-secret --secret-id "$arn" --query ARN)"
}

connector() {
  local bootstrap=$1 plugin connector
  plugin=$(call kafkaconnect create-custom-plugin --name cli --content-type ZIP \
    --location 's3Location={bucketArn=arn:aws:s3:::plugins,fileKey=plugin.zip}' \
    --query customPluginArn)
  reach "plugin" ACTIVE kafkaconnect describe-custom-plugin --custom-plugin-arn "$plugin" \
    --query customPluginState
  connector=$(call kafkaconnect create-connector --connector-name cli \
    --capacity 'provisionedCapacity={mcuCount=1,workerCount=1}' \
    --connector-configuration connector.class=io.example.Sink,tasks.max=1 \
    --kafka-cluster "$(printf '{"apacheKafkaCluster":{"bootstrapServers":"%s",
      "vpc":{"subnets":["subnet-1"],"securityGroups":["sg-1"]}}}' "$bootstrap")" \
    --kafka-cluster-client-authentication authenticationType=IAM \
    --kafka-cluster-encryption-in-transit encryptionType=TLS \
    --kafka-connect-version 2.7.1 \
    --plugins "customPlugin={customPluginArn=$plugin,revision=1}" \
    --service-execution-role-arn arn:aws:iam::111122223333:role/connect \
    --query connectorArn)
  reach "connector" RUNNING kafkaconnect describe-connector --connector-arn "$connector" \
    --query connectorState
  expect "connector, deletion" DELETING \
    "$(call kafkaconnect delete-connector --connector-arn "$connector" --query connectorState)"
  gone "connector, deleted" NotFoundException kafkaconnect describe-connector --connector-arn "$connector"
}

replicator() {
  local source=$1 target=$2 arn
  if ! aws kafka create-replicator --generate-cli-skeleton >/dev/null 2>&1; then
    echo "cli: replicator: left out, this AWS CLI is older than MSK Replicator"
    return
  fi
  side() {
    printf '{"AmazonMskCluster":{"MskClusterArn":"%s"},
      "VpcConfig":{"SubnetIds":["subnet-1","subnet-2"],"SecurityGroupIds":["sg-1"]}}' "$1"
  }
  arn=$(call kafka create-replicator --replicator-name cli \
    --service-execution-role-arn arn:aws:iam::111122223333:role/replicator \
    --kafka-clusters "[$(side "$source"),$(side "$target")]" \
    --replication-info-list "$(printf '[{"SourceKafkaClusterArn":"%s","TargetKafkaClusterArn":"%s",
      "TargetCompressionType":"NONE","TopicReplication":{"TopicsToReplicate":[".*"]},
      "ConsumerGroupReplication":{"ConsumerGroupsToReplicate":[".*"]}}]' "$source" "$target")" \
    --query ReplicatorArn)
  reach "replicator" RUNNING kafka describe-replicator --replicator-arn "$arn" \
    --query ReplicatorState
  expect "replicator, deletion" DELETING \
    "$(call kafka delete-replicator --replicator-arn "$arn" --query ReplicatorState)"
  gone "replicator, deleted" NotFoundException kafka describe-replicator --replicator-arn "$arn"
}

# what does not need the first cluster runs beside what does: the CLI takes a second of CPU for each call
aws --version
first=$(cluster cli-1)
second=$(cluster cli-2)
configuration &
beside=$!
identity
reach "first cluster" ACTIVE kafka describe-cluster-v2 --cluster-arn "$first" \
  --query ClusterInfo.State
reach "second cluster" ACTIVE kafka describe-cluster-v2 --cluster-arn "$second" \
  --query ClusterInfo.State
wait "$beside"
connector "$(call kafka get-bootstrap-brokers --cluster-arn "$first" \
  --query BootstrapBrokerStringSaslIam)" &
beside=$!
replicator "$first" "$second"
storage "$first"
secret "$first"
wait "$beside"
expect "first cluster, deletion" DELETING \
  "$(call kafka delete-cluster --cluster-arn "$first" --query State)"
gone "first cluster, deleted" NotFoundException kafka describe-cluster-v2 --cluster-arn "$first"
echo "cli: done"

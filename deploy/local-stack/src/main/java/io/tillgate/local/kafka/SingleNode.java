package io.tillgate.local.kafka;

/** The configuration of a single node that is broker and controller. */
public final class SingleNode {
    /** The lines of {@code server.properties}, without listeners and directories. */
    public static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            auto.create.topics.enable=false

            # One node: nothing is replicated.
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=1
            # A transaction that follows close on another waits for its markers: a millisecond, not twenty.
            add.partitions.to.txn.retry.backoff.ms=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=1

            # Few threads and small buffers: a developer's machine, not a cluster.
            num.network.threads=2
            num.io.threads=2
            background.threads=2
            num.recovery.threads.per.data.dir=1
            log.cleaner.dedupe.buffer.size=8388608
            log.cleaner.io.buffer.size=131072
            log.segment.bytes=16777216
            log.index.size.max.bytes=1048576
            socket.send.buffer.bytes=102400
            socket.receive.buffer.bytes=102400

            # Consumers get their partitions at once; a killed node may register again soon.
            group.initial.rebalance.delay.ms=0
            broker.session.timeout.ms=4000
            broker.heartbeat.interval.ms=500
            """;

    private SingleNode() {}
}

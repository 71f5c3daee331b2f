package io.tillgate.audit.verification;

import io.smallrye.mutiny.Multi;
import io.tillgate.audit.checkpoint.StoredCheckpoint;
import io.tillgate.audit.proof.ExportLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Streams a range of the log with its proof. Safe for concurrent use. */
@ApplicationScoped
class Export {
    private final LogReader reader;

    Export(LogReader reader) {
        this.reader = reader;
    }

    /** Returns the lines of the export, without line breaks. */
    Multi<ExportLine> lines(LeafRange range) {
        return Multi.createBy()
                .concatenating()
                .<String>streams(
                        Multi.createFrom().item(ExportLines.head(range.first(), range.end(), range.edge())),
                        reader.read(range.first(), range.end())
                                .onItem()
                                .transformToMultiAndConcatenate(
                                        page -> Multi.createFrom().iterable(of(page))),
                        Multi.createFrom().item(ExportLines.foot(range.end(), range.note(), range.consistency())))
                .map(ExportLine::new);
    }

    private static List<String> of(LogPage page) {
        List<String> lines = new ArrayList<>();
        Iterator<StoredCheckpoint> signed = page.checkpoints().iterator();
        StoredCheckpoint next = signed.hasNext() ? signed.next() : null;
        for (StoredRecord each : page.records()) {
            lines.add(ExportLines.record(each.logged(), each.hash()));
            while (next != null && next.size() <= each.logged().index() + 1) {
                lines.add(ExportLines.checkpoint(next.note()));
                next = signed.hasNext() ? signed.next() : null;
            }
        }
        return lines;
    }
}

package io.tillgate.e2e.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of {@code docs/reference/specifications.md}: what is followed, where, and which tests show it. */
final class SpecificationTable {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * A row.
     *
     * @param specification the specification with its sections
     * @param packages full names
     * @param tests simple names of test classes
     */
    record Row(String specification, List<String> packages, List<String> tests) {
        @Override
        public String toString() {
            return specification;
        }
    }

    private SpecificationTable() {}

    static List<Row> read(Path root) throws IOException {
        return Files.readString(root.resolve("docs/reference/specifications.md"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(SpecificationTable::row)
                .toList();
    }

    private static Row row(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 5) {
            throw new IllegalStateException("not three cells: " + line);
        }
        return new Row(
                cells[1].strip(),
                code(cells[2]).stream()
                        .map(name -> name.startsWith(".") ? "io.tillgate" + name : name)
                        .toList(),
                code(cells[3]));
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

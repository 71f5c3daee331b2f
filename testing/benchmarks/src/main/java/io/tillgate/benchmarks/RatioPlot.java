package io.tillgate.benchmarks;

import java.util.Collection;
import java.util.Locale;

/** The ratios of the comparisons as bars in an SVG image, which is readable on light and dark pages. */
final class RatioPlot {
    private static final int WIDTH = 760;
    private static final int ROW = 34;
    private static final int TOP = 64;
    private static final int LEFT = 240;
    private static final int RIGHT = 190;
    private static final int BAR = 18;

    private RatioPlot() {}

    static String svg(Collection<Comparison> comparisons) {
        double most = comparisons.stream()
                .mapToDouble(each -> Math.max(each.ratio(), each.goal()))
                .max()
                .orElse(1);
        double scale = (WIDTH - LEFT - RIGHT) / most;
        int height = TOP + ROW * comparisons.size() + 16;
        StringBuilder svg = new StringBuilder(head(height));
        int y = TOP;
        for (Comparison each : comparisons) {
            svg.append(bar(each, y, scale));
            y += ROW;
        }
        line(svg, "one", LEFT + scale, TOP - 8, y);
        return svg.append("</svg>\n").toString();
    }

    private static String head(int height) {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img"
                font-family="system-ui, sans-serif" font-size="13">
              <title>Requests per second of Tillgate as a multiple of Keycloak's</title>
              <style>
                .page { fill: #ffffff } text { fill: #1f2328 } .met { fill: #00796b } .missed { fill: #b45f06 }
                line { stroke: #1f2328 } .one { stroke: #6e7781; stroke-dasharray: 3 3 }
                @media (prefers-color-scheme: dark) {
                  .page { fill: #0d1117 } text { fill: #e6edf3 } .met { fill: #4db6ac } .missed { fill: #f0a04b }
                  line { stroke: #e6edf3 } .one { stroke: #9198a1 }
                }
              </style>
              <rect class="page" width="%1$d" height="%2$d" rx="6"/>
              <text x="16" y="26" font-size="15" font-weight="600">Tillgate's requests per second, Keycloak = 1</text>
              <text x="16" y="45">The upright mark is the goal, the dashed line Keycloak.</text>
            """.formatted(WIDTH, height);
    }

    private static String bar(Comparison each, int y, double scale) {
        StringBuilder bar = new StringBuilder();
        bar.append(text("end", LEFT - 10, y + BAR - 4, each.work()));
        bar.append(String.format(
                Locale.ROOT,
                "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                each.reached() ? "met" : "missed",
                LEFT,
                y,
                each.ratio() * scale,
                BAR));
        line(bar, "goal", LEFT + each.goal() * scale, y - 4, y + BAR + 4);
        String words = String.format(
                Locale.ROOT, "%.2fx, goal %.1fx%s", each.ratio(), each.goal(), each.reached() ? "" : ": missed");
        double end = LEFT + Math.max(each.ratio(), each.goal()) * scale;
        return bar.append(text("start", end + 8, y + BAR - 4, words)).toString();
    }

    private static String text(String anchor, double x, int y, String words) {
        return String.format(
                Locale.ROOT, "  <text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words);
    }

    private static void line(StringBuilder svg, String kind, double x, int from, int to) {
        svg.append(String.format(
                Locale.ROOT,
                "  <line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke-width=\"2\"/>%n",
                kind,
                x,
                from,
                x,
                to));
    }
}

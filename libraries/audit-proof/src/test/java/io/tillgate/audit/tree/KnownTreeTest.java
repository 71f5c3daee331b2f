package io.tillgate.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 6962 §2.1: the eight leaves that Certificate Transparency's own tests know")
class KnownTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HEX::parseHex)
            .map(Hash::leaf)
            .toList();
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    @DisplayName("The empty tree is the hash of nothing")
    void empty() {
        assertThat(HEX.formatHex(new CompactRange().root().bytes()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    @DisplayName("Every root is the published one")
    void roots() {
        CompactRange range = new CompactRange();
        List<String> roots = new ArrayList<>();
        for (Hash leaf : LEAVES) {
            range.append(leaf);
            roots.add(HEX.formatHex(range.root().bytes()));
        }
        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    @DisplayName("§2.1.3: the paths and the consistency proofs of the example with seven leaves")
    void example() {
        assertThat(InclusionProof.spans(0, 7)).containsExactly(new Span(1, 2), new Span(2, 4), new Span(4, 7));
        assertThat(InclusionProof.spans(3, 7)).containsExactly(new Span(2, 3), new Span(0, 2), new Span(4, 7));
        assertThat(InclusionProof.spans(4, 7)).containsExactly(new Span(5, 6), new Span(6, 7), new Span(0, 4));
        assertThat(InclusionProof.spans(6, 7)).containsExactly(new Span(4, 6), new Span(0, 4));
        assertThat(ConsistencyProof.spans(3, 7))
                .containsExactly(new Span(2, 3), new Span(3, 4), new Span(0, 2), new Span(4, 7));
        assertThat(ConsistencyProof.spans(4, 7)).containsExactly(new Span(4, 7));
        assertThat(ConsistencyProof.spans(6, 7)).containsExactly(new Span(4, 6), new Span(6, 7), new Span(0, 4));
    }

    @Test
    @DisplayName("What cannot be asked is refused")
    void impossible() {
        assertThatThrownBy(() -> InclusionProof.spans(7, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InclusionProof.spans(-1, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConsistencyProof.spans(8, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CompactRange(3, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}

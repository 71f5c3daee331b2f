package io.tillgate.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.audit.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    /** The example key and note of Go's golang.org/x/mod/sumdb/note, by which C2SP signed-note is defined. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final SignerKey KEY = new SignerKey("log.example", seed(1));
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("log.example", 17, Hash.leaf("x".getBytes(StandardCharsets.UTF_8)));

    @Test
    @DisplayName("C2SP signed-note: a published key is read, and written as it was")
    void knownKey() throws Exception {
        assertThat(VerifierKey.parse(GO_KEY)).hasToString(GO_KEY);
        VerifierKey key = VerifierKey.parse(GO_KEY);
        String text = "If you think cryptography is the answer to your problem,\n"
                + "then you don't know what your problem is.\n";
        byte[] signature = java.util.Base64.getDecoder()
                .decode("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
        assertThat(Arrays.copyOf(signature, 4)).isEqualTo(key.id());
        assertThat(key.verifies(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(signature, 4, 68)))
                .isTrue();
    }

    @Test
    @DisplayName("C2SP tlog-checkpoint: origin, size and root, an empty line, a signature line")
    void form() throws Exception {
        String note = KEY.sign(CHECKPOINT);

        assertThat(note).startsWith("log.example\n17\n" + CHECKPOINT.root() + "\n\n\u2014 log.example ");
        assertThat(SignedNote.open(note, List.of(KEY.verifier()))).isEqualTo(CHECKPOINT);
        assertThat(VerifierKey.parse(KEY.verifier().toString()))
                .hasToString(KEY.verifier().toString());
    }

    @Test
    @DisplayName("A changed note, another key's, another name's and a half one are refused")
    void forged() {
        String note = KEY.sign(CHECKPOINT);
        SignerKey sameName = new SignerKey("log.example", seed(2));
        SignerKey otherName = new SignerKey("other.example", seed(1));

        for (String bad : List.of(
                note.replace("\n17\n", "\n18\n"),
                note.replace("log.example\n", "log.exampl\n"),
                note.substring(0, note.length() - 1),
                note.substring(0, note.indexOf("\n\n") + 2),
                sameName.sign(CHECKPOINT),
                otherName.sign(CHECKPOINT),
                otherName.sign(new Checkpoint("other.example", 17, CHECKPOINT.root())),
                "",
                "\n\n\u2014 ",
                "a\nb\nc\n\n\u2014 x y\n")) {
            assertThatThrownBy(() -> SignedNote.open(bad, List.of(KEY.verifier())))
                    .as(bad)
                    .isInstanceOf(MalformedProofException.class);
        }
    }

    @Test
    @DisplayName("A key whose id is not its own is refused, and a private key does not print itself")
    void keys() {
        for (String bad : List.of("", "a+b+c", GO_KEY.replace("c74f", "c74e"), "x" + GO_KEY, "name+00000000+AA==")) {
            assertThatThrownBy(() -> VerifierKey.parse(bad)).as(bad).isInstanceOf(MalformedProofException.class);
        }
        assertThat(KEY.toString()).contains("log.example").doesNotContain("AQEBAQ");
        assertThatThrownBy(() -> new SignerKey("a b", seed(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignerKey("a", new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Consecutive notes in a file are separated")
    void split() {
        String first = KEY.sign(CHECKPOINT);
        String second = KEY.sign(new Checkpoint("log.example", 18, CHECKPOINT.root()));

        assertThat(SignedNote.split(first + second)).containsExactly(first, second);
        assertThat(SignedNote.split(first + "\n" + second + "\n")).containsExactly(first, second);
        assertThat(SignedNote.split(first + second.substring(0, 20))).containsExactly(first);
        assertThat(SignedNote.split("")).isEmpty();
    }

    private static byte[] seed(int value) {
        byte[] seed = new byte[SignerKey.SEED_BYTES];
        Arrays.fill(seed, (byte) value);
        return seed;
    }
}

package io.tillgate.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.audit.proof.Checkpoint;
import io.tillgate.audit.proof.ExportLines;
import io.tillgate.audit.proof.LoggedRecord;
import io.tillgate.audit.proof.SignerKey;
import io.tillgate.audit.tree.CompactRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillgateTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    @DisplayName("The error for a taken port names its number, its part and the option that changes it")
    void takenPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int exit = run("up", "--detach", "--ports", "kafka=" + other.getLocalPort());

            assertThat(exit).isEqualTo(1);
            assertThat(errors.toString()).contains("Port " + other.getLocalPort(), "kafka", "--ports kafka=<other>");
        }
    }

    @Test
    @DisplayName("The error for an unknown part lists the known parts")
    void unknownPart() {
        assertThat(run("start", "kafak")).isEqualTo(1);
        assertThat(errors.toString()).contains("\"kafak\"", "postgres kafka", "gateway");
    }

    @Test
    @DisplayName("Status of a stack that does not run is not 0")
    void status() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(out.toString()).contains("auth-service", "stopped");
    }

    @Test
    @DisplayName("Down with nothing running says so and is no error")
    void down() {
        assertThat(run("down")).isZero();
        assertThat(out.toString()).contains("Nothing is running.");
    }

    @Test
    @DisplayName("Killing what does not run is an error")
    void kill() {
        assertThat(run("kill", "gateway")).isEqualTo(1);
        assertThat(errors.toString()).contains("gateway is not running");
    }

    @Test
    @DisplayName("audit verify checks an export by the public key alone, and names the first record that does not hold")
    void auditVerify() throws IOException {
        SignerKey signer = new SignerKey("log", new byte[SignerKey.SEED_BYTES]);
        LoggedRecord entry = new LoggedRecord(
                0, "an-id", "x.Y", "/s", Instant.EPOCH, null, null, null, null, null, "t", 0, 0, "{}", Instant.EPOCH);
        CompactRange tree = new CompactRange();
        tree.append(entry.leaf());
        Path key = Files.writeString(root.resolve("key"), signer.verifier() + "\n");
        Path export = Files.writeString(
                root.resolve("export"),
                String.join(
                        "\n",
                        ExportLines.head(0, 1, List.of()),
                        ExportLines.record(entry, entry.leaf()),
                        ExportLines.foot(1, signer.sign(new Checkpoint("log", 1, tree.root())), List.of())));

        assertThat(run("audit", "verify", "--export", export.toString(), "--key", key.toString()))
                .isZero();
        assertThat(out.toString()).contains("1 records verified (0 to 0)");
        assertThat(run(
                        "audit",
                        "verify",
                        "--export",
                        export.toString(),
                        "--key",
                        key.toString(),
                        "--checkpoints",
                        key.toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("contains no checkpoint");
        Files.writeString(export, Files.readString(export).replace("x.Y", "x.Z"));
        assertThat(run("audit", "verify", "--export", export.toString(), "--key", key.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Record 0 fails verification (event an-id)");
        assertThat(run("audit", "verify", "--export", export.toString())).isEqualTo(2);
        assertThat(run("audit", "verify", "--export", key.toString(), "--key", key.toString()))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("a line of the export is not JSON");
    }

    @Test
    @DisplayName("password prints the administrator's password; env sets it and every client's secret in a shell")
    void credentials() throws Exception {
        console().stack().configuration().write();

        assertThat(run("password", "admin")).isZero();
        String password = out.toString().strip();
        out.getBuffer().setLength(0);
        assertThat(run("env")).isZero();

        Process shell = new ProcessBuilder("sh", "-c", "eval \"$1\"; set", "sh", out.toString()).start();
        assertThat(shell.inputReader().lines().filter(line -> line.matches("ADMIN_PASSWORD=.*|[A-Z_]+_SECRET=.+")))
                .contains("ADMIN_PASSWORD='" + password + "'")
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .containsExactlyInAnyOrder(
                        "ADMIN_PASSWORD",
                        "BACKOFFICE_SECRET",
                        "GASTRO_MODULE_SECRET",
                        "POS_ADMIN_SECRET",
                        "SAMPLE_POS_API_SECRET");
        assertThat(run("password", "ada")).isEqualTo(1);
        assertThat(errors.toString()).contains("Only the password of admin is stored here");
    }

    @Test
    @DisplayName("The error for a token of an unknown name names the option for users, and lists the clients")
    void tokenOfNobody() throws IOException {
        console().stack().configuration().write();

        assertThat(run("token", "ada")).isEqualTo(1);
        assertThat(errors.toString()).contains("ada --password", "backoffice gastro-module pos-admin sample-pos-api");
    }

    @Test
    @DisplayName("Before the first start there are no credentials, and the error says how to get them")
    void noCredentials() {
        for (String command : List.of("env", "password admin", "token admin")) {
            errors.getBuffer().setLength(0);
            assertThat(run(command.split(" ", -1))).isEqualTo(1);
            assertThat(errors.toString()).contains("Start the stack first: ./tillgate up");
        }
    }

    @Test
    @DisplayName("What up prints when it is ready names the portal and how to sign in")
    void summary() throws IOException {
        assertThat(StartupSummary.text(console().stack().configuration()))
                .contains("http://localhost:8080/portal", "sign in as admin", "./tillgate password admin");
    }

    @Test
    @DisplayName("A wrong port and an unknown option are errors with a reason")
    void wrongOptions() {
        assertThat(run("up", "--ports", "kafka=zero")).isEqualTo(1);
        assertThat(errors.toString()).contains("\"zero\" is not a port for kafka");
        assertThat(run("up", "--nonsense")).isEqualTo(2);
    }

    @Test
    @DisplayName("The error for an invalid service or number of instances lists the valid ones")
    void wrongInstances() {
        assertThat(run("up", "--instances", "kafka=2")).isEqualTo(1);
        assertThat(errors.toString()).contains("\"kafka\" is no service", "auth-service user-service");
        assertThat(run("up", "--instances", "auth-service=none")).isEqualTo(1);
        assertThat(errors.toString()).contains("\"none\" is not a number of instances for auth-service (1 to 9");
        assertThat(run("up", "--instances", "auth-service")).isEqualTo(1);
        assertThat(run("up", "--instances", "auth-service=2,auth-service=3")).isEqualTo(1);
        assertThat(errors.toString()).contains("said twice");
    }

    @Test
    @DisplayName("The error for an unknown optional part lists the known ones")
    void wrongOptionalPart() {
        assertThat(run("up", "--with", "auth-service")).isEqualTo(1);
        assertThat(errors.toString()).contains("\"auth-service\" is no optional part", "forward-auth");
    }

    @Test
    @DisplayName("The error for an unknown instance lists the existing ones")
    void noSuchInstance() {
        assertThat(run("stop", "auth-service-2")).isEqualTo(1);
        assertThat(errors.toString()).contains("There is no auth-service-2", "auth-service user-service");
    }

    @Test
    @DisplayName("The error for a taken https port names the option that changes it")
    void takenTlsPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int exit = run("up", "--tls", "--ports", "gateway-tls=" + other.getLocalPort());

            assertThat(exit).isEqualTo(1);
            assertThat(errors.toString())
                    .contains("Port " + other.getLocalPort(), "gateway-tls", "--ports gateway-tls=<other>");
        }
    }

    private int run(String... arguments) {
        return Tillgate.commandLine(console(), new PrintWriter(errors, true)).execute(arguments);
    }

    private Console console() {
        return Console.of(root, Map.of(), new PrintWriter(out, true));
    }
}

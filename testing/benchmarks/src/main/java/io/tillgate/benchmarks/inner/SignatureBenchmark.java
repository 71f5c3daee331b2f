package io.tillgate.benchmarks.inner;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Compares signatures of the JDK and of the native provider, each with its own key objects. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SignatureBenchmark {
    private static final byte[] TOKEN = "a".repeat(400).getBytes(StandardCharsets.US_ASCII);

    /** The provider of the implementation. */
    @Param({"jdk", "native"})
    public String provider = "jdk";

    /** The signature algorithm and the key algorithm. */
    @Param({"SHA256withRSA/RSA", "SHA256withECDSA/EC", "Ed25519/Ed25519"})
    public String algorithm = "SHA256withRSA/RSA";

    private Signature signer;
    private Signature verifier;
    private PrivateKey privateKey;
    private PublicKey publicKey;
    private byte[] signed;

    /** Generates the key. */
    @Setup
    public void key() throws GeneralSecurityException {
        String[] names = algorithm.split("/");
        KeyPair pair = KeyPairGenerator.getInstance(names[1]).generateKeyPair();
        if (provider.equals("native")) {
            AmazonCorrettoCryptoProvider.install();
        }
        Provider first = Security.getProviders("Signature." + names[0])[0];
        KeyFactory keys = KeyFactory.getInstance(names[1]);
        privateKey =
                keys.generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()));
        publicKey = keys.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        signer = Signature.getInstance(names[0], first);
        verifier = Signature.getInstance(names[0], first);
        signed = sign();
    }

    /** Signs once. */
    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        signer.initSign(privateKey);
        signer.update(TOKEN);
        return signer.sign();
    }

    /** Verifies once. */
    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        verifier.initVerify(publicKey);
        verifier.update(TOKEN);
        return verifier.verify(signed);
    }
}

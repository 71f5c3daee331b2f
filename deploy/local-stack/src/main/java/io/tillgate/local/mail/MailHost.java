package io.tillgate.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** The process of the mail server: SMTP on one loopback port, the mailbox pages on another. */
public final class MailHost {
    private static final String LOOPBACK = "127.0.0.1";

    private MailHost() {}

    /**
     * @param arguments the SMTP port and the HTTP port
     */
    public static void main(String[] arguments) {
        GreenMail server = smtp(Integer.parseInt(arguments[0]));
        int webPort = Integer.parseInt(arguments[1]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx.createHttpServer()
                .requestHandler(new MailboxPages(new Inbox(server)))
                .listen(webPort, LOOPBACK)
                .onFailure(failure -> {
                    System.getLogger(MailHost.class.getName())
                            .log(System.Logger.Level.ERROR, "Cannot listen on port " + webPort, failure);
                    System.exit(1);
                });
    }

    /** Starts an SMTP server that accepts mail for every address. */
    static GreenMail smtp(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }
}

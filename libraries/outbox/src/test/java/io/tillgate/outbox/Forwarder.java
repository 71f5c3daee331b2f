package io.tillgate.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The program at the far end of a {@link Wire}. It ends with the process that started it. */
final class Forwarder {
    private Forwarder() {}

    /** @param args the address to listen at, the address to forward to, and the port of both */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[2]);
        ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName(args[0]));
        daemon(() -> accept(server, args[1], port));
        System.out.println();
        System.in.transferTo(System.err);
        System.exit(0);
    }

    private static void accept(ServerSocket server, String address, int port) {
        try {
            while (true) {
                Socket client = server.accept();
                Socket target = new Socket(address, port);
                daemon(() -> copy(client, target));
                daemon(() -> copy(target, client));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // the other direction ends too
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}

package org.undersigned.world;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on this machine (RFC 1035), with the records that a test puts in it. It answers TXT, MX, A and AAAA. */
public final class NameServer implements AutoCloseable {

    private static final int NO_SUCH_NAME = 3;
    private static final int HEAD = 12;
    private static final Map<Integer, String> TYPES = Map.of(1, "A", 15, "MX", 16, "TXT", 28, "AAAA");

    private final DatagramSocket socket;
    private final Map<String, List<String>> records = new ConcurrentHashMap<>();

    public NameServer(int port) {
        try {
            this.socket = new DatagramSocket(port, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** What stands at a name: texts, servers with their preference, or addresses; nothing takes away what stood there. */
    public void put(String type, String name, String... values) {
        if (values.length == 0) records.remove(type + " " + name.toLowerCase(Locale.ROOT));
        else records.put(type + " " + name.toLowerCase(Locale.ROOT), List.of(values));
    }

    private void serve() {
        while (!socket.isClosed())
            try {
                var asked = new DatagramPacket(new byte[512], 512);
                socket.receive(asked);
                var answer = answer(ByteBuffer.wrap(asked.getData(), 0, asked.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            } catch (IOException e) {
                return;
            }
    }

    private byte[] answer(ByteBuffer question) throws IOException {
        var id = question.getShort(0);
        question.position(HEAD);
        var name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            var label = new byte[length];
            question.get(label);
            if (!name.isEmpty()) name.append('.');
            name.append(new String(label, StandardCharsets.US_ASCII));
        }
        int number = question.getShort();
        var type = TYPES.getOrDefault(number, "TXT");
        question.getShort();
        var found = records.getOrDefault(type + " " + name.toString().toLowerCase(Locale.ROOT), List.of());
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(id);
        out.writeShort(0x8180 | (found.isEmpty() ? NO_SUCH_NAME : 0));
        for (var count : new int[] {1, found.size(), 0, 0}) out.writeShort(count);
        out.write(question.array(), HEAD, question.position() - HEAD);
        for (var value : found) {
            // The name again, by where it stands in the question.
            out.writeShort(0xC000 | HEAD);
            out.writeShort(number);
            out.writeShort(1);
            out.writeInt(60);
            var data = data(type, value);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] data(String type, String value) throws IOException {
        return switch (type) {
            case "MX" -> server(value);
            case "TXT" -> texts(value);
            default -> InetAddress.getByName(value).getAddress();
        };
    }

    /** A text in strings of 255 octets at most. */
    private static byte[] texts(String value) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i += 255) {
            var part = value.substring(i, Math.min(value.length(), i + 255)).getBytes(StandardCharsets.US_ASCII);
            out.write(part.length);
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] server(String value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(Integer.parseInt(value.split(" ")[0]));
        for (var label : value.split(" ")[1].split("\\.")) {
            out.writeByte(label.length());
            out.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeByte(0);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}

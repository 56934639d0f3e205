package org.undersigned.mailing.sender;

import io.netty.buffer.ByteBuf;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks the resolver of {@code UNDERSIGNED_DNS}. Without that setting nothing is ever looked up. The naming interface of the JDK is closed in
 * this framework, for good reasons, and the client of Vert.x loses where one text record ends.
 */
@Singleton
final class Dns implements Spf.Names {

    private static final int MILLIS = 5_000;
    private static final int MOST = 20;

    private final Optional<Resolver> resolver;
    private NioEventLoopGroup threads;

    Dns(@ConfigProperty(name = "undersigned.dns") Optional<String> setting) {
        this.resolver = setting.flatMap(Resolver::parse);
    }

    /** What a resolver says to a question. */
    sealed interface Said {
        /** There are such records, or, with none, there are not. */
        record Answer(List<String> records) implements Said {}

        /** It said nothing that could be used. */
        record Silence() implements Said {}
    }

    boolean isThere() {
        return resolver.isPresent();
    }

    /** The texts at a name, each in one piece, however many strings it is published in (RFC 7208, 3.3; RFC 6376, 3.6.2.2). */
    @Override
    public Said texts(String name) {
        return ask(name, DnsRecordType.TXT, Dns::text);
    }

    /** The servers that take mail for a domain. */
    @Override
    public Said mailServers(String name) {
        return ask(name, DnsRecordType.MX, Dns::server);
    }

    /** The addresses of a host. */
    @Override
    public Said addresses(String name, boolean six) {
        return ask(name, six ? DnsRecordType.AAAA : DnsRecordType.A, Dns::address);
    }

    private Said ask(String name, DnsRecordType type, Function<ByteBuf, String> read) {
        try (var client = client()) {
            var envelope = client.query(new DefaultDnsQuestion(name, type)).get(2 * MILLIS, TimeUnit.MILLISECONDS);
            try {
                return said(envelope.content(), type, read);
            } finally {
                ReferenceCountUtil.release(envelope);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said.Silence();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return new Said.Silence();
        }
    }

    private static Said said(DnsResponse response, DnsRecordType type, Function<ByteBuf, String> read) {
        if (response.code().equals(DnsResponseCode.NXDOMAIN)) return new Said.Answer(List.of());
        if (!response.code().equals(DnsResponseCode.NOERROR)) return new Said.Silence();
        var records = new ArrayList<String>();
        for (int i = 0; i < Math.min(response.count(DnsSection.ANSWER), MOST); i++) {
            DnsRecord record = response.recordAt(DnsSection.ANSWER, i);
            // An alias stands before what it leads to.
            if (record.type().equals(type) && record instanceof DnsRawRecord raw)
                records.add(read.apply(raw.content()));
        }
        return new Said.Answer(records);
    }

    private static String text(ByteBuf data) {
        var whole = new StringBuilder();
        while (data.isReadable())
            whole.append(data.readCharSequence(
                    Math.min(data.readUnsignedByte(), data.readableBytes()), StandardCharsets.ISO_8859_1));
        return whole.toString();
    }

    private static String address(ByteBuf data) {
        var octets = new byte[data.readableBytes()];
        data.readBytes(octets);
        return octets.length == 4 || octets.length == 16 ? NetUtil.bytesToIpAddress(octets) : "";
    }

    private static String server(ByteBuf data) {
        return data.readUnsignedShort() + " " + DefaultDnsRecordDecoder.decodeName(data);
    }

    private DnsNameResolver client() {
        var at = resolver.orElseThrow();
        return new DnsNameResolverBuilder(threads().next())
                .datagramChannelType(NioDatagramChannel.class)
                // A key may not fit into one packet.
                .socketChannelType(NioSocketChannel.class)
                .nameServerProvider(
                        new SingletonDnsServerAddressStreamProvider(new InetSocketAddress(at.host(), at.port())))
                .queryTimeoutMillis(MILLIS)
                .searchDomains(List.of())
                .build();
    }

    private synchronized NioEventLoopGroup threads() {
        if (threads == null) threads = new NioEventLoopGroup(1);
        return threads;
    }

    @PreDestroy
    synchronized void end() {
        if (threads != null) threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

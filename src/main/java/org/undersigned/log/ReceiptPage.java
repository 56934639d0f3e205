package org.undersigned.log;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.signature.OwnCommitments;
import org.undersigned.transparency.InclusionProof;
import org.undersigned.transparency.LogProof;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TiledTree;

/**
 * The receipts of one signature, behind the signer's link. None is ever pushed: a receipt in a mailbox shows that its owner signed. The
 * one that proves whose signature it is stands behind a page that warns, and a button.
 */
@Singleton
@Path("/signatures/{token}/receipts")
class ReceiptPage {

    private final Db db;
    private final OwnCommitments own;
    private final PublishedLogs logs;
    private final Site site;

    ReceiptPage(Db db, OwnCommitments own, PublishedLogs logs, Site site) {
        this.db = db;
        this.own = own;
        this.logs = logs;
        this.site = site;
    }

    @CheckedTemplate(basePath = "log")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance warning(Page page, Petition petition, String path);
    }

    private record Found(OwnCommitments.Own own, PublishedLogs.State state, InclusionProof inclusion) {
        SignedNote checkpoint() {
            return SignedNote.parse(state.signatures().checkpoint());
        }

        LogProof proof() {
            return LogProof.of(inclusion, checkpoint());
        }

        Leaf.OfSignature leaf() {
            return new Leaf.OfSignature(own.commitment());
        }
    }

    /** Leaf and proof in one file, without a name. */
    @GET
    @Path("receipt.txt")
    public Response anonymous(@PathParam("token") String token) {
        var found = find(token);
        var key = logs.verifier(found.state, "signatures");
        return file(
                "receipt.txt",
                Receipt.anonymous(found.leaf(), found.inclusion, found.checkpoint(), key)
                        .encode());
    }

    /** The line of the log, for other programs. */
    @GET
    @Path("receipt.leaf")
    public Response leaf(@PathParam("token") String token) {
        return file("receipt.leaf", find(token).leaf().bytes());
    }

    /** The proof (C2SP tlog-proof), for other programs. */
    @GET
    @Path("receipt.leaf.tlog-proof")
    public Response proof(@PathParam("token") String token) {
        return file("receipt.leaf.tlog-proof", find(token).proof().encode());
    }

    /** The proof as Debian's {@code spicy} reads it. */
    @GET
    @Path("receipt.leaf.spicy")
    public Response spicy(@PathParam("token") String token) {
        return file("receipt.leaf.spicy", find(token).proof().spicy());
    }

    /** What the receipt that names its owner means. */
    @GET
    @Path("personal")
    public Response warning(@PathParam("token") String token) {
        var found = find(token);
        var petition = found.own.petition();
        // The page of one person has one language, that of the signature; its address is nobody else's business.
        var language = found.own.language();
        var page = PetitionView.page(
                        petition,
                        language,
                        petition.action().path(),
                        Messages.of(language).t("count.receiptWarnTitle"),
                        site)
                .in(List.of(language))
                .hidden();
        var html = Templates.warning(page, petition, "/signatures/" + token).render();
        return Headers.personal(Response.ok(html, "text/html;charset=UTF-8")).build();
    }

    /** The receipt that names its owner, on the press of a button: links are followed by machines too. */
    @POST
    @Path("personal")
    public Response personal(@PathParam("token") String token) {
        var found = find(token);
        var salt = found.own.salt().orElseThrow(ReceiptPage::missing);
        var key = logs.verifier(found.state, "signatures");
        return file(
                "personal-receipt.txt",
                Receipt.personal(found.leaf(), found.inclusion, found.checkpoint(), key, salt, found.own.tag())
                        .encode());
    }

    private Found find(String token) {
        var mine = own.of(token).orElseThrow(ReceiptPage::missing);
        var state = logs.of(mine.petition().id()).orElseThrow(ReceiptPage::missing);
        var head = state.signatures();
        var index = db.read(handle -> QueueStore.leafOf(handle, mine.signature()))
                .filter(leaf -> leaf < head.tree().size())
                .orElseThrow(ReceiptPage::missing);
        var inclusion = db.read(handle -> new TiledTree(head.tree(), LogStore.tiles(handle, head)).inclusion(index));
        return new Found(mine, state, inclusion);
    }

    private static Response file(String name, byte[] bytes) {
        return Headers.personal(Response.ok(bytes, "text/plain;charset=utf-8"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static Problem missing() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}

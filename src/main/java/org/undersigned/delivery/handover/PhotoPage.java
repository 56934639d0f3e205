package org.undersigned.delivery.handover;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.undersigned.campaign.Watched;
import org.undersigned.delivery.pack.Delivered;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;

/** Takes the photo of a delivery, drawn anew, with words for those who do not see it. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/delivery/record/{id}/photo")
class PhotoPage {

    private static final int LONGEST_WORDS = 300;

    private final Staff staff;
    private final Delivered delivered;
    private final HandingOver handingOver;
    private final DeliveryPage page;

    PhotoPage(Staff staff, Delivered delivered, HandingOver handingOver, DeliveryPage page) {
        this.staff = staff;
        this.delivered = delivered;
        this.handingOver = handingOver;
        this.page = page;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response add(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("id") String id,
            @RestForm("form") String form,
            @RestForm("photo-text") String words,
            @RestForm("photo") FileUpload file,
            @Context ContainerRequestContext request)
            throws IOException {
        var sent = Map.of("form", form == null ? "" : form);
        return switch (staff.act(request, sent, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = delivered.petition(in.visitor(), campaign, slug);
                var delivery = page.delivery(petition, id);
                yield add(in.visitor(), petition, delivery, words == null ? "" : words.strip(), file);
            }
        };
    }

    private Response add(Visitor visitor, Petition petition, Delivery delivery, String words, FileUpload file)
            throws IOException {
        var faults = new LinkedHashMap<String, String>();
        var photo = photo(file);
        if (photo.isEmpty()) faults.put("photo", "delivery.wrong.photo");
        if (words.isEmpty()) faults.put("photo-text", "delivery.wrong.photoText");
        else if (words.codePointCount(0, words.length()) > LONGEST_WORDS)
            faults.put("photo-text", "delivery.wrong.long");
        if (!faults.isEmpty()) {
            var entered = new Entered(Map.of("photo-text", words), faults);
            return page.show(422, visitor, petition, delivery.id(), "", "", entered);
        }
        handingOver.photo(petition, delivery, photo, words, visitor.person());
        return page.show(200, visitor, petition, delivery.id(), "", "delivery.photoAdded", Entered.empty());
    }

    private static Optional<byte[]> photo(FileUpload file) throws IOException {
        if (file == null || file.size() > Picture.MOST_BYTES) return Optional.empty();
        return Picture.redrawn(Files.readAllBytes(file.uploadedFile()));
    }
}

package org.undersigned.signature.consent;

import static org.undersigned.world.World.browser;

import io.quarkus.arc.Arc;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.world.Desk;
import org.undersigned.world.Photo;

/** The picture of a sheet of paper that belongs to the lead of a story's petition. */
record ReleasePicture(String paper, SheetNumber sheet) {

    /** An owner of the lead adds it. */
    static ReleasePicture taken(ReleaseCast cast) {
        var petition = Arc.container()
                .instance(Petitions.class)
                .get()
                .visible(cast.petition.slug())
                .orElseThrow();
        var sheets = Arc.container().instance(Sheets.class).get();
        var lead = petition.campaign().partner(cast.lead).map(one -> one.organisation());
        sheets.number(petition, petition.languages().getFirst(), lead, 1, "staff:test");
        var number = SheetNumber.parse(sheets.of(petition).getFirst().first()).orElseThrow();
        var paper = cast.campaign() + "/" + cast.petition.slug() + "/paper";
        var owner = cast.owners.get(cast.lead);
        browser()
                .cookie("staff", owner.cookie)
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", owner.form("/staff"))
                .multiPart("sheet", number.written())
                .multiPart("photo", "photo.jpg", Photo.taken(90, 60), "image/jpeg")
                .post(paper + "/photo")
                .then()
                .statusCode(303);
        return new ReleasePicture(paper, number);
    }

    /** Somebody tries to open it, and has it if they {@code may}: then it was released, and this is true. */
    boolean opens(Desk desk, boolean may) {
        var picture = paper + "/pictures/" + sheet.written();
        desk.send(picture).then().statusCode(may ? 303 : 404);
        desk.get(picture + ".jpg").then().statusCode(may ? 200 : 404);
        return may;
    }
}

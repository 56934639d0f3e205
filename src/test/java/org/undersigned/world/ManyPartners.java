package org.undersigned.world;

import java.util.List;

/** A petition that very many organisations ask for together: one leads, seven are co-hosts, the others support it. */
public final class ManyPartners {

    private static final List<String> WHO = List.of(
            "Neighbours",
            "Anglers",
            "Teachers",
            "Nurses",
            "Rowers",
            "Farmers",
            "Readers",
            "Boatwrights",
            "Bakers",
            "Elders");
    private static final List<String> WHERE = List.of(
            "the Upper Valley",
            "Alder Bank",
            "Brook Street",
            "Cold Spring",
            "Dry Weir",
            "Elm Quay",
            "Ford Hill",
            "Gravel Pit",
            "Heron Marsh",
            "Island Park",
            "Juniper Close",
            "Kiln Lane",
            "Lower Mill",
            "Meadow End",
            "North Bridge",
            "Old Ferry",
            "Pike Pool",
            "Quarry Edge",
            "Reed Bay",
            "Stone Stairs");
    /** With the lead these are as many boxes as a short form has. */
    private static final int CO_HOSTS = 7;

    private ManyPartners() {}

    /** A new one, open for signing. {@code partners} is how many there are, the two of the example included. */
    public static OwnPetition open(String prefix, int partners) {
        return OwnPetition.open(
                prefix,
                yaml -> yaml.replace("\ncoalition:", organisations(prefix, partners - 2) + "\ncoalition:")
                        .replace(", role: supporting}\n", ", role: supporting}\n" + entries(prefix, partners - 2)));
    }

    /** Slug of the partner with this number, counted from 0 without the two of the example. */
    public static String slug(String prefix, int number) {
        return prefix + "-" + name(number).toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    /** Its name. */
    public static String name(int number) {
        return WHO.get(number % WHO.size()) + " of " + WHERE.get(number / WHO.size() % WHERE.size());
    }

    private static String organisations(String prefix, int number) {
        var yaml = new StringBuilder();
        for (int i = 0; i < number; i++)
            yaml.append("""
                      - slug: %s
                        name: {en: %s, ar: %s}
                        legal_name: %s Incorporated
                        kind: community
                        url: https://%s.example
                        privacy_url: https://%s.example/privacy
                        postal_address: %d Bridge Street, Example Town
                    """.formatted(
                    slug(prefix, i), name(i), "جمعية " + name(i), name(i), slug("www", i), slug("www", i), i + 1));
        return yaml.toString();
    }

    private static String entries(String prefix, int number) {
        var yaml = new StringBuilder();
        for (int i = 0; i < number; i++)
            yaml.append("    - {organisation: %s, role: %s}%n"
                    .formatted(slug(prefix, i), i < CO_HOSTS ? "co-host" : "supporting"));
        return yaml.toString();
    }
}

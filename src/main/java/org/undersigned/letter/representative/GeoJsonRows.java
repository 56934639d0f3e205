package org.undersigned.letter.representative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Reads a FeatureCollection (RFC 7946): a feature is a district, its properties are the columns of the table. */
final class GeoJsonRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_POINTS = 400_000;

    private GeoJsonRows() {}

    static void read(String text, Rows rows) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            rows.wrong(e.getLocation() == null ? 0 : e.getLocation().getLineNr(), "json");
            return;
        }
        if (!root.path("type").asText().equals("FeatureCollection")
                || !root.path("features").isArray()) {
            rows.wrong(0, "collection");
            return;
        }
        int number = 0;
        var points = new int[1];
        for (var feature : root.path("features")) {
            number++;
            var cells = new HashMap<String, String>();
            for (var column : Rows.COLUMNS)
                cells.put(column, words(feature.path("properties").path(column)));
            var geometry = feature.path("geometry");
            if (geometry.isMissingNode() || geometry.isNull()) {
                rows.add(number, cells, Optional.empty());
                continue;
            }
            var area = area(geometry, points);
            if (area.isEmpty()) rows.wrong(number, "area", geometry.path("type").asText());
            else rows.add(number, cells, area);
        }
    }

    /** Postcodes may be a list. */
    private static String words(JsonNode value) {
        if (!value.isArray()) return value.isNull() ? "" : value.asText("");
        var words = new ArrayList<String>();
        for (var one : value) words.add(one.asText(""));
        return String.join(" ", words);
    }

    private static Optional<Area> area(JsonNode geometry, int[] points) {
        var coordinates = geometry.path("coordinates");
        var polygons = new ArrayList<List<List<List<Double>>>>();
        switch (geometry.path("type").asText()) {
            case "Polygon" -> polygons.add(rings(coordinates, points));
            case "MultiPolygon" -> coordinates.forEach(one -> polygons.add(rings(one, points)));
            default -> {
                return Optional.empty();
            }
        }
        return points[0] > MOST_POINTS ? Optional.empty() : Area.of(polygons);
    }

    private static List<List<List<Double>>> rings(JsonNode polygon, int[] points) {
        var rings = new ArrayList<List<List<Double>>>();
        for (var ring : polygon) {
            var around = new ArrayList<List<Double>>();
            for (var point : ring) {
                points[0]++;
                // One that is no number lies nowhere, and the area is refused for it.
                around.add(List.of(point.path(0).asDouble(999), point.path(1).asDouble(999)));
            }
            rings.add(around);
        }
        return rings;
    }
}

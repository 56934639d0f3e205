package org.undersigned.letter.representative;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.undersigned.foundation.db.Db;

/** Where a district lies: polygons with holes, of longitudes and latitudes as GeoJSON (RFC 7946) has them. */
public final class Area {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final TypeReference<List<List<List<List<Double>>>>> POLYGONS = new TypeReference<>() {};

    private final List<List<List<List<Double>>>> polygons;
    private final PreparedGeometry prepared;

    private Area(List<List<List<List<Double>>>> polygons, Geometry geometry) {
        this.polygons = polygons;
        this.prepared = PreparedGeometryFactory.prepare(geometry);
    }

    /**
     * The area of the coordinates of a MultiPolygon; nothing if they enclose none.
     *
     * @param polygons each a ring around it and rings around its holes, closed, of longitude and latitude
     */
    public static Optional<Area> of(List<List<List<List<Double>>>> polygons) {
        try {
            var parts = new ArrayList<Polygon>();
            for (var polygon : polygons) {
                if (polygon.isEmpty()) return Optional.empty();
                var rings = new ArrayList<LinearRing>();
                for (var ring : polygon) rings.add(ring(ring));
                parts.add(GEOMETRY.createPolygon(
                        rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
            }
            var geometry = GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
            return geometry.isEmpty() || !geometry.isValid()
                    ? Optional.empty()
                    : Optional.of(new Area(polygons, geometry));
        } catch (IllegalArgumentException notClosed) {
            return Optional.empty();
        }
    }

    /** What {@link #json} wrote. */
    public static Area parse(String json) {
        return of(Db.fromJson(json, POLYGONS)).orElseThrow();
    }

    /** The coordinates of a MultiPolygon. */
    public String json() {
        return Db.toJson(polygons);
    }

    /** Whether a point lies in it, or on its edge. */
    public boolean holds(Point point) {
        return prepared.covers(GEOMETRY.createPoint(new Coordinate(point.longitude(), point.latitude())));
    }

    private static LinearRing ring(List<List<Double>> points) {
        var coordinates = new Coordinate[points.size()];
        for (int i = 0; i < coordinates.length; i++) {
            var point = points.get(i);
            if (point.size() < 2 || Math.abs(point.get(0)) > 180 || Math.abs(point.get(1)) > 90)
                throw new IllegalArgumentException("no point on Earth");
            coordinates[i] = new Coordinate(point.get(0), point.get(1));
        }
        return GEOMETRY.createLinearRing(coordinates);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Area area && polygons.equals(area.polygons);
    }

    @Override
    public int hashCode() {
        return polygons.hashCode();
    }
}

package org.undersigned.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.picture.PictureName;
import org.undersigned.foundation.picture.PictureStore;

/**
 * A campaign file and the pictures that it names, as {@link LoadCommand} reads them: together in one folder.
 *
 * @param pictures the bytes of each, by the name that the file calls it
 */
public record CampaignFolder(String yaml, Map<String, byte[]> pictures) {

    /** Name of the campaign file in a folder. */
    public static final String FILE = "campaign.yaml";

    /** The file of {@code yaml} with those of its pictures that are there. */
    public static CampaignFolder of(Handle handle, String yaml, Collection<PictureName> names) {
        var pictures = new TreeMap<String, byte[]>();
        for (var name : names) PictureStore.bytes(handle, name).ifPresent(bytes -> pictures.put(name.file(), bytes));
        return new CampaignFolder(yaml, pictures);
    }

    /** The file of a campaign on this site with its pictures. */
    public static CampaignFolder of(Handle handle, CampaignFile file) {
        return of(handle, CampaignTree.yaml(file), beside(file));
    }

    /** Its pictures and its logos. */
    private static List<PictureName> beside(CampaignFile file) {
        var logos = file.organisations().stream()
                .flatMap(one -> one.brand().stream())
                .flatMap(one -> one.logo().stream());
        return Stream.concat(file.pictures().values().stream().map(CampaignFile.PicturePart::file), logos)
                .map(PictureFile::name)
                .distinct()
                .toList();
    }

    /** As one file that every machine unpacks: a folder of this name. */
    public byte[] zip(String folder) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            add(zip, folder + "/" + FILE, yaml.getBytes(StandardCharsets.UTF_8));
            for (var picture : pictures.entrySet()) add(zip, folder + "/" + picture.getKey(), picture.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        // The same campaign is the same file, whenever it is asked for.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    /** Writes everything into a folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(FILE), yaml);
        for (var picture : pictures.entrySet()) Files.write(folder.resolve(picture.getKey()), picture.getValue());
    }
}

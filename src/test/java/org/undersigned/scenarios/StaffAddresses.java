package org.undersigned.scenarios;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/** Every address of the workspace, read from the program itself: those of later features are there without being told. */
final class StaffAddresses {

    private StaffAddresses() {}

    /** Whether an address takes a form with a file. */
    static boolean takesFile(String path) {
        return path.endsWith("/photo")
                || path.endsWith("/brand")
                || path.endsWith("/targets")
                || path.endsWith("/paper/import");
    }

    /** The addresses that take {@code method}, with their parts in braces. */
    static List<String> of(Class<? extends Annotation> method) {
        var found = new ArrayList<String>();
        var program = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.undersigned");
        for (var type : program) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            var start = type.getAnnotationOfType(Path.class).value();
            for (var endpoint : type.getMethods()) {
                if (!endpoint.isAnnotatedWith(method)) continue;
                var rest = endpoint.isAnnotatedWith(Path.class)
                        ? "/" + endpoint.getAnnotationOfType(Path.class).value()
                        : "";
                var path = (start + rest).replace("//", "/");
                if (path.startsWith("/staff")) found.add(path);
            }
        }
        return found;
    }
}

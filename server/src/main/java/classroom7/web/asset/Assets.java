package classroom7.web.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The product's own files, in memory. The address of each carries a digest of its content, so that
 * a browser may keep it for ever; styles and scripts that name other files name those addresses.
 */
public final class Assets {
    private static final String FOLDER = "/assets/";
    private static final int DIGEST_CHARACTERS = 12;

    private static final String BORROWED_FROM = "META-INF/resources/webjars/";

    /** Files of other projects that we serve, and what we call them. */
    private static final Map<String, String> BORROWED = borrowed();

    /** The languages whose code is coloured. */
    private static final String COLOURED =
            "core clike markup css javascript typescript python java c cpp csharp bash json sql go rust ruby yaml kotlin r";

    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "css", "text/css;charset=UTF-8",
                    "js", "text/javascript;charset=UTF-8",
                    "json", "application/speculationrules+json",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "webp", "image/webp",
                    "ico", "image/x-icon",
                    "txt", "text/plain;charset=UTF-8",
                    "woff2", "font/woff2");

    /**
     * Where one of our files names another: {@code url(name)} in a style, {@code "./name"} in a
     * script.
     */
    private static final Pattern NAMED =
            Pattern.compile("(url\\(|\"\\./)([a-z0-9-]+\\.[a-z0-9]+)([)\"])");

    /** Lines of comment, and how lines are indented: a browser reads neither. */
    private static final Pattern FOR_PEOPLE =
            Pattern.compile("^[ \\t]*//.*\\n|^[ \\t]+", Pattern.MULTILINE);

    private final Map<String, Asset> byName;
    private final Map<String, Asset> byAddress;

    private static Map<String, String> borrowed() {
        Map<String, String> borrowed = new HashMap<>();
        borrowed.put("htmx.js", BORROWED_FROM + "htmx.org/2.0.10/dist/htmx.min.js");
        for (String part : COLOURED.split(" ", -1)) {
            String file = "prism-" + part;
            borrowed.put(
                    file + ".js", BORROWED_FROM + "prismjs/1.30.0/components/" + file + ".min.js");
        }
        return Map.copyOf(borrowed);
    }

    private Assets(Map<String, Asset> byName) {
        this.byName = Map.copyOf(byName);
        Map<String, Asset> addresses = new HashMap<>();
        byName.values().forEach(asset -> addresses.put(asset.address(), asset));
        this.byAddress = Map.copyOf(addresses);
    }

    /** Reads every file of the folder {@code static} in the class path. */
    public static Assets read() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        try {
            for (var file : resources.getResources("classpath*:static/*.*")) {
                String name = file.getFilename();
                if (name != null) {
                    files.put(name, file.getContentAsByteArray());
                }
            }
            for (var borrowed : BORROWED.entrySet()) {
                var file = resources.getResource("classpath:" + borrowed.getValue());
                files.put(borrowed.getKey(), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the files to serve under " + FOLDER, e);
        }
        return of(files);
    }

    /** Assets of these files, by name. */
    public static Assets of(Map<String, byte[]> files) {
        Map<String, Asset> assets = new LinkedHashMap<>();
        files.keySet().forEach(name -> add(name, files, assets));
        return new Assets(assets);
    }

    /** The address of a file; a name that is not there is a fault of ours. */
    public String address(String name) {
        return named(name).address();
    }

    Asset named(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("There is no file static/" + name);
        }
        return asset;
    }

    @Nullable Asset at(String address) {
        return byAddress.get(address);
    }

    private static Asset add(String name, Map<String, byte[]> files, Map<String, Asset> assets) {
        Asset known = assets.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("There is no file static/" + name);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean isText = ending.equals("css") || ending.equals("js");
        byte[] served =
                isText && !BORROWED.containsKey(name) ? linked(bytes, files, assets) : bytes;
        String digest = digest(served);
        String stem = name.substring(0, name.length() - ending.length() - 1);
        Asset asset =
                new Asset(
                        FOLDER + stem + "-" + digest + "." + ending,
                        MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"),
                        '"' + digest + '"',
                        served,
                        isText || ending.equals("svg") ? gzipped(served) : null);
        assets.put(name, asset);
        return asset;
    }

    /**
     * Scripts and styles may name each other in one direction only: a circle would have no digest.
     */
    private static byte[] linked(
            byte[] bytes, Map<String, byte[]> files, Map<String, Asset> assets) {
        Matcher named = NAMED.matcher(new String(bytes, UTF_8));
        String text =
                named.replaceAll(found ->
                        Matcher.quoteReplacement(
                                found.group(1).replace("./", "")
                                        + add(found.group(2), files, assets).address()
                                        + found.group(3)));
        return FOR_PEOPLE.matcher(text).replaceAll("").getBytes(UTF_8);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(whole).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return out.toByteArray();
    }
}

package classroom7.web.asset;

import org.jspecify.annotations.Nullable;

/** One file as it is served. The arrays are ours alone and never changed. */
record Asset(
        String address, String mediaType, String tag, byte[] bytes, byte @Nullable [] gzipped) {}

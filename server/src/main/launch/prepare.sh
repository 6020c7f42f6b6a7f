#!/bin/sh
# Makes starts fast: runs the build once on a throwaway home and keeps what the JVM learned as an AOT cache
# beside it. prepare.sh JAVA_HOME BUILD. A cache that cannot be made costs a second per start, nothing else.
java=$1/bin/java
build=$2
options=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)/jvm.options
home=$(mktemp -d "$build/training.XXXXXX") || exit 0
trap 'rm -rf "$home"' EXIT
cd "$home" || exit 0 # no .env of ours is read
env -i PATH="$PATH" HOME="$home" timeout 120 \
    "$java" "@$options" -XX:AOTCacheOutput="$build/classroom7.aot" -jar "$build/classroom7.jar" \
    train --home "$home/home" || {
    echo "The cache for fast starts was not made; starts will be slower."
    rm -f "$build/classroom7.aot"
}
exit 0

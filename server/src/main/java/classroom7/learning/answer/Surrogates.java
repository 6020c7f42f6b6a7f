package classroom7.learning.answer;

import tools.jackson.databind.JsonNode;

/** Half of a surrogate pair is no Unicode text: neither canonical JSON nor a store can hold it. */
final class Surrogates {
    private Surrogates() {}

    static boolean arePaired(JsonNode node) {
        if (node.isString()) {
            return arePaired(node.stringValue());
        }
        return node.properties().stream()
                        .allMatch(member ->
                                arePaired(member.getKey()) && arePaired(member.getValue()))
                && node.values().stream().allMatch(Surrogates::arePaired);
    }

    static boolean arePaired(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) == 1) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}

package classroom7.platform.words;

/**
 * Which form of a message a number takes, for the languages we have looked up; else one or other.
 */
final class Plural {
    private Plural() {}

    static String of(String language, long number) {
        return switch (language) {
            case "ja", "ko", "zh", "th", "vi", "id" -> "other";
            case "fr", "pt" -> number <= 1 ? "one" : "other";
            case "ru", "uk" -> slavic(number);
            case "pl" -> number == 1 ? "one" : slavic(number).equals("few") ? "few" : "many";
            case "cs", "sk" -> number == 1 ? "one" : number >= 2 && number <= 4 ? "few" : "other";
            case "ar" -> arabic(number);
            case "he" -> number == 1 ? "one" : number == 2 ? "two" : "other";
            default -> number == 1 ? "one" : "other";
        };
    }

    private static String slavic(long number) {
        long ten = number % 10;
        long hundred = number % 100;
        if (ten == 1 && hundred != 11) {
            return "one";
        }
        return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "few" : "many";
    }

    private static String arabic(long number) {
        if (number <= 2) {
            return number == 0 ? "zero" : number == 1 ? "one" : "two";
        }
        long hundred = number % 100;
        return hundred >= 3 && hundred <= 10 ? "few" : hundred >= 11 ? "many" : "other";
    }
}

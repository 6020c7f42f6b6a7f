package classroom7.acceptance;

/** A sample school of its own, in which lessons against the clock are tried out. */
final class TimedSchool {
    private static Product product;
    private static int learners;

    private TimedSchool() {}

    static synchronized Product product() {
        if (product == null) {
            product = Product.start(Product.temporary(), "--sample");
        }
        return product;
    }

    /** A learner whom no test has had. */
    static synchronized Product.Account another() {
        return product().accounts("learner").get(learners++);
    }
}

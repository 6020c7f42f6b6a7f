package classroom7.learning.attachment;

import classroom7.base.OrganizationId;
import classroom7.platform.file.Sha256;

/** A picture or other file of a course. */
public record Attachment(
        OrganizationId organization,
        String id,
        String name,
        MediaType type,
        long bytes,
        Sha256 sha256) {

    /** Where pages fetch it. */
    public String address() {
        return "/attachments/" + id + "/" + AddressPart.of(name);
    }

    /** How a lesson's text shows it: as a picture, or as a link. */
    public String markdown() {
        String label = name.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
        return (type.isPicture() ? "![" : "[") + label + "](" + address() + ")";
    }
}

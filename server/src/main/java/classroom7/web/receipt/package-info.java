/** A learner's receipts for one lesson: to read, to print, and for a program that checks them. */
@NullMarked
package classroom7.web.receipt;

import org.jspecify.annotations.NullMarked;

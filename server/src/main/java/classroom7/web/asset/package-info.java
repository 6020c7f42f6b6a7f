/**
 * Styles, scripts, fonts and pictures of the product, each under an address that names its content.
 */
@NullMarked
package classroom7.web.asset;

import org.jspecify.annotations.NullMarked;

/** The rules of the house, held against the code and the text of the project. */
@NullMarked
package classroom7.house;

import org.jspecify.annotations.NullMarked;

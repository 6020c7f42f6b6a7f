/** Classroom7 as people meet it: the packaged product, driven from outside. */
package classroom7.acceptance;

/** Tests of the web floor over real HTTP. */
package classroom7.web;

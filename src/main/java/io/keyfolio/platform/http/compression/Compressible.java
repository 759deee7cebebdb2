package io.keyfolio.platform.http.compression;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a route whose responses may be compressed. They must hold no secret: the length of a compressed response reveals how
 * much of the text that an attacker put into it matches the secret beside it.
 */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Compressible {}

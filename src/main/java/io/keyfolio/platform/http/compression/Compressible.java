package io.keyfolio.platform.http.compression;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a route whose answers may be compressed. Its answers hold no token, no key and no other secret: the length of a
 * compressed answer tells how much of what a stranger put into it is also a part of the secret.
 */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Compressible {}

package io.keyfolio.feature.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service starts without a class of picocli, which would delay it. */
class ServeWithoutPicocliTest {

    private static final String[] NO_WORDS = {};

    @Test
    void noWordsStartTheService() throws Exception {
        assertEquals(OptionalInt.empty(), run(NO_WORDS));
    }

    @Test
    void serveStartsTheService() throws Exception {
        assertEquals(OptionalInt.empty(), run("serve"));
    }

    /** So that the loader is known to keep picocli away. */
    @ParameterizedTest
    @ValueSource(strings = {"version", "health"})
    void otherCommandsNeedPicocli(String word) {
        InvocationTargetException failure = assertThrows(InvocationTargetException.class, () -> run(word));

        assertEquals(NoClassDefFoundError.class, failure.getCause().getClass());
    }

    private static Object run(String... words) throws Exception {
        Class<?> command = new WithoutPicocli().loadClass(KeyfolioCommand.class.getName());
        Object instance =
                command.getConstructor(PrintStream.class, PrintStream.class).newInstance(System.out, System.err);
        return command.getMethod("run", String[].class).invoke(instance, (Object) words);
    }

    /** Loads the command line anew, and nothing of picocli. */
    private static final class WithoutPicocli extends ClassLoader {

        WithoutPicocli() {
            super(KeyfolioCommand.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("picocli.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith(KeyfolioCommand.class.getPackageName() + ".")
                    ? define(name)
                    : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}

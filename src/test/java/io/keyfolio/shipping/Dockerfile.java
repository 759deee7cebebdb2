package io.keyfolio.shipping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The instructions of a Dockerfile, without comments and line breaks. */
record Dockerfile(String name, List<Instruction> instructions) {

    private static final Path DIRECTORY = Path.of("docker");

    /** An instruction with its keyword and its arguments. */
    record Instruction(String keyword, String arguments) {

        boolean is(String other) {
            return keyword.equals(other);
        }

        private static Instruction of(String line) {
            String[] parts = line.split("\\s+", 2);
            return new Instruction(parts[0], parts[1].strip());
        }
    }

    static Stream<Dockerfile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("Dockerfile"))
                    .map(Dockerfile::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last stage, which is the only one in the image. */
    List<Instruction> lastStage() {
        int from = 0;
        for (int i = 0; i < instructions.size(); i++) {
            from = instructions.get(i).is("FROM") ? i : from;
        }
        return instructions.subList(from, instructions.size());
    }

    /** The arguments of each instruction with a keyword in the last stage. */
    List<String> shipped(String keyword) {
        return lastStage().stream()
                .filter(instruction -> instruction.is(keyword))
                .map(Instruction::arguments)
                .toList();
    }

    Stream<String> everywhere(String keyword) {
        return instructions.stream()
                .filter(instruction -> instruction.is(keyword))
                .map(Instruction::arguments);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Dockerfile read(Path file) {
        try {
            String text =
                    Files.readString(file).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
            List<Instruction> instructions = text.lines()
                    .filter(line -> !line.isBlank())
                    .map(Instruction::of)
                    .toList();
            return new Dockerfile(file.getFileName().toString(), instructions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

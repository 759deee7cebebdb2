package io.keyfolio.bench.harness;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers of 1 or more from the command line. */
public final class PositiveNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new TypeConversionException("'" + value + "' is not a number of 1 or more");
        }
        return Integer.valueOf(value);
    }
}

package io.keyfolio.vsayagent;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports errors in the command line without quoting the arguments, which may contain the API key. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        var error = failure.getCommandLine().getErr();
        error.println("vsay-agent: " + describe(failure));
        error.println("Try 'vsay-agent --help'.");
        error.flush();
        return failure.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String describe(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String options = names(unmatched.getUnmatched());
            return options.isEmpty() ? "all arguments are options" : "there is no option " + options;
        }
        return failure.getMessage().replaceAll("(found '-[^'=]*)=.*'", "$1=…'");
    }

    private static String names(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(argument -> argument.matches("--?[a-z-]{1,20}"))
                .collect(Collectors.joining(", "));
    }
}

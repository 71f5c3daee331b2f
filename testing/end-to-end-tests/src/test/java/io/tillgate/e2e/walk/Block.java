package io.tillgate.e2e.walk;

/**
 * A fenced code block.
 *
 * @param where the page and the line of its first fence
 * @param language what the fence says: {@code bash} is run, {@code text} is not
 * @param title what the fence says by {@code title="..."}; a file's name where the block is that file; may be empty
 * @param text without the fences and their indentation, with a line end after each line
 */
record Block(String where, String language, String title, String text) {
    boolean isRun() {
        return isScript() || isVisit();
    }

    boolean isScript() {
        return language.equals("bash");
    }

    /** Whether it is the output of the last command of the block before it. */
    boolean isAnswer() {
        return title.equals("answer");
    }

    /** Whether it is an address that a person opens. */
    boolean isVisit() {
        return title.equals("in the browser");
    }

    /** Whether it is the address that the person comes to in the end. */
    boolean isArrival() {
        return title.equals("in the address bar");
    }

    boolean isFile() {
        return title.matches("[\\w./-]+\\.[a-z]+");
    }

    @Override
    public String toString() {
        return where;
    }
}

// Runs net/http of Go against the service, and prints a row of the table: client, version, text and result, separated by tabs.
// checks/http-clients sets the environment that it requires.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"time"
)

var service = os.Getenv("KEYFOLIO")

func account() string {
	name := fmt.Sprintf("g%d", time.Now().UnixNano())
	return fmt.Sprintf(`{"username":"%s","email":"%s@example.com","password":"correct horse"}`, name, name)
}

func send(expected int, method, path, token, body string) (map[string]any, error) {
	var content io.Reader
	if body != "" {
		content = strings.NewReader(body)
	}
	request, err := http.NewRequest(method, service+path, content)
	if err != nil {
		return nil, err
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != expected {
		return nil, fmt.Errorf("expected %d, got %d: %s", expected, response.StatusCode, text)
	}
	answer := map[string]any{}
	if len(text) > 0 {
		err = json.Unmarshal(text, &answer)
	}
	return answer, err
}

func walk() error {
	signedUp, err := send(201, "POST", "/api/signup", "", account())
	if err != nil {
		return err
	}
	session := signedUp["token"].(string)
	key, err := send(200, "POST", "/v1/profile/api-keys", session, "")
	if err != nil {
		return err
	}
	token := key["plain_text_token"].(string)
	if _, err = send(200, "GET", "/v1/auth/verify", token, ""); err != nil {
		return err
	}
	document, err := send(200, "GET", "/q/openapi?format=json", "", "")
	if err != nil || document["paths"] == nil {
		return fmt.Errorf("no OpenAPI document: %v", err)
	}
	if _, err = send(200, "DELETE", fmt.Sprintf("/v1/profile/api-keys/%.0f", key["id"]), session, ""); err != nil {
		return err
	}
	_, err = send(401, "GET", "/v1/auth/verify", token, "")
	return err
}

func main() {
	result, code := "works", 0
	if err := walk(); err != nil {
		result, code = "FAILED: "+strings.Join(strings.Fields(err.Error()), " "), 1
	}
	version := strings.TrimPrefix(runtime.Version(), "go")
	fmt.Println(strings.Join([]string{"Go net/http", version, os.Getenv("WALK_GZIP"), result}, "\t"))
	os.Exit(code)
}
